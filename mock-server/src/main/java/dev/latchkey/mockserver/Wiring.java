package dev.latchkey.mockserver;

import dev.latchkey.mockserver.core.Allowances;
import dev.latchkey.mockserver.delivery.DeliveryRules;
import dev.latchkey.mockserver.delivery.Pace;
import dev.latchkey.mockserver.http.Limits;
import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.release.ReleaseServer;
import dev.latchkey.mockserver.settings.Settings;
import dev.latchkey.mockserver.settings.Table;
import dev.latchkey.mockserver.settings.Table.Tls;
import dev.latchkey.mockserver.tls.ServerTls;
import dev.latchkey.mockserver.tls.UnusableCertificateException;
import java.net.InetSocketAddress;
import java.util.List;

/** Makes of settings a builder that follows each of them. */
final class Wiring {
    private Wiring() {}

    /** A server as the settings want it. */
    static Builder builder(Settings settings) {
        Builder builder = MockServer.builder().host(settings.get(Table.HOST)).port(settings.get(Table.PORT))
                .limits(limits(settings)).retention(retention(settings)).allowances(allowances(settings))
                .delivery(delivery(settings))
                .trustedProxies(settings.find(Table.TRUSTED_PROXIES).orElse(List.of()));
        if (settings.get(Table.IN_MEMORY)) {
            builder.inMemory();
        } else {
            builder.data(settings.get(Table.DATA_DIRECTORY));
        }
        settings.find(Table.SMTP_PORT).ifPresent(builder::smtp);
        settings.find(Table.SMTPS_PORT).ifPresent(builder::smtps);
        settings.find(Table.SEED).ifPresent(builder::seed);
        settings.find(Table.CONTROL_TOKEN).ifPresent(builder::controlToken);
        encrypt(builder, settings);
        release(builder, settings);
        return builder;
    }

    private static Limits limits(Settings settings) {
        Limits standard = Limits.standard();
        return new Limits(count(settings.get(Table.MAX_HEADER)), standard.headFields(),
                settings.get(Table.HEADER_TIMEOUT), standard.stallTime(), settings.get(Table.IDLE_TIMEOUT),
                count(settings.get(Table.MAX_CONNECTIONS)), count(settings.get(Table.MAX_CONNECTIONS_PER_ADDRESS)));
    }

    private static Retention retention(Settings settings) {
        return new Retention(count(settings.get(Table.KEEP_MESSAGES)), settings.get(Table.KEEP_BYTES),
                settings.get(Table.KEEP_FOR), count(settings.get(Table.KEEP_JOURNAL)));
    }

    private static Allowances allowances(Settings settings) {
        return new Allowances(count(settings.get(Table.MAX_KEYS)), count(settings.get(Table.MAX_CONCURRENT)),
                count(settings.get(Table.MAX_BODY)), inBase64(settings.get(Table.MAX_MAIL)));
    }

    private static DeliveryRules delivery(Settings settings) {
        return new DeliveryRules(switch (settings.get(Table.PACE)) {
            case INSTANT -> Pace.INSTANT;
            case PACED -> Pace.PACED;
        }, settings.get(Table.PRICE_SMS), settings.get(Table.PRICE_EMAIL), settings.get(Table.KEEP_FOR),
                settings.get(Table.MAX_MAIL));
    }

    /** Room for a mail's attachments in base64, and for the JSON around them: 35 MB for 24. */
    private static int inBase64(long bytes) {
        return Math.toIntExact(bytes / 3 * 4 + (3 << 20));
    }

    private static void encrypt(Builder builder, Settings settings) {
        if (settings.find(Table.TLS_CERTIFICATE).isPresent()) {
            try {
                builder.tls(ServerTls.ofFiles(settings.get(Table.TLS_CERTIFICATE), settings.get(Table.TLS_KEY)));
            } catch (UnusableCertificateException e) {
                throw new StartupException(String.valueOf(e.getMessage()), e);
            }
        } else if (settings.get(Table.TLS) == Tls.SELF_SIGNED) {
            builder.selfSignedTls();
        }
    }

    private static void release(Builder builder, Settings settings) {
        InetSocketAddress server = settings.find(Table.RELEASE_SMTP).orElse(null);
        if (server == null) {
            return;
        }
        try {
            builder.release(new ReleaseServer(server.getHostString(), server.getPort(), settings.get(Table.RELEASE_TO))
                    .login(settings.find(Table.RELEASE_USER).orElse(null),
                            settings.find(Table.RELEASE_PASSWORD).orElse(null)));
        } catch (IllegalArgumentException e) {
            throw new StartupException("Mails cannot be released: " + e.getMessage(), e);
        }
    }

    /** The table lets nothing pass that is too much for this. */
    private static int count(Long value) {
        return Math.toIntExact(value);
    }
}

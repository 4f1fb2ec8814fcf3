package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.mockserver.StartupException;
import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.http.ConnectionLimits;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.release.ReleaseSmtpServer;
import dev.latchkey.mockserver.settings.ServerSettings;
import dev.latchkey.mockserver.settings.SettingCatalogue;
import dev.latchkey.mockserver.settings.SettingCatalogue.Tls;
import dev.latchkey.mockserver.tls.ServerTls;
import dev.latchkey.mockserver.tls.UnusableCertificateException;
import java.net.InetSocketAddress;
import java.util.List;

/** Creates a {@link MockServerBuilder} from settings. */
final class SettingsBinder {
    private SettingsBinder() {}

    static MockServerBuilder builder(ServerSettings settings) {
        MockServerBuilder builder = MockServer.builder().host(settings.get(SettingCatalogue.HOST))
                .port(settings.get(SettingCatalogue.PORT))
                .limits(limits(settings)).retention(retention(settings)).apiLimits(apiLimits(settings))
                .delivery(delivery(settings))
                .trustedProxies(settings.find(SettingCatalogue.TRUSTED_PROXIES).orElse(List.of()));
        if (settings.get(SettingCatalogue.IN_MEMORY)) {
            builder.inMemory();
        } else {
            builder.data(settings.get(SettingCatalogue.DATA_DIRECTORY));
        }
        settings.find(SettingCatalogue.SMTP_PORT).ifPresent(builder::smtp);
        settings.find(SettingCatalogue.SMTPS_PORT).ifPresent(builder::smtps);
        settings.find(SettingCatalogue.SEED).ifPresent(builder::seed);
        settings.find(SettingCatalogue.CONTROL_TOKEN).ifPresent(builder::controlToken);
        bindTls(builder, settings);
        bindRelease(builder, settings);
        return builder;
    }

    private static ConnectionLimits limits(ServerSettings settings) {
        ConnectionLimits defaults = ConnectionLimits.defaults();
        return new ConnectionLimits(toInt(settings.get(SettingCatalogue.MAX_HEADER)), defaults.headFields(),
                settings.get(SettingCatalogue.HEADER_TIMEOUT), defaults.stallTimeout(),
                settings.get(SettingCatalogue.IDLE_TIMEOUT),
                toInt(settings.get(SettingCatalogue.MAX_CONNECTIONS)),
                toInt(settings.get(SettingCatalogue.MAX_CONNECTIONS_PER_ADDRESS)));
    }

    private static RetentionLimits retention(ServerSettings settings) {
        return new RetentionLimits(toInt(settings.get(SettingCatalogue.KEEP_MESSAGES)),
                settings.get(SettingCatalogue.KEEP_BYTES),
                settings.get(SettingCatalogue.KEEP_FOR), toInt(settings.get(SettingCatalogue.KEEP_JOURNAL)));
    }

    private static ApiLimits apiLimits(ServerSettings settings) {
        return new ApiLimits(toInt(settings.get(SettingCatalogue.MAX_KEYS)),
                toInt(settings.get(SettingCatalogue.MAX_CONCURRENT)),
                toInt(settings.get(SettingCatalogue.MAX_BODY)), maxEmailBody(settings.get(SettingCatalogue.MAX_MAIL)));
    }

    private static DeliveryRules delivery(ServerSettings settings) {
        return new DeliveryRules(switch (settings.get(SettingCatalogue.PACE)) {
            case INSTANT -> Pace.INSTANT;
            case PACED -> Pace.PACED;
        }, settings.get(SettingCatalogue.PRICE_SMS), settings.get(SettingCatalogue.PRICE_EMAIL),
                settings.get(SettingCatalogue.KEEP_FOR),
                settings.get(SettingCatalogue.MAX_MAIL));
    }

    /**
     * Returns the limit of a JSON body with a mail of this size: attachments grow by a third in base64, and JSON
     * surrounds them. 24 MB become 35 MB.
     */
    private static int maxEmailBody(long bytes) {
        return Math.toIntExact(bytes / 3 * 4 + (3 << 20));
    }

    private static void bindTls(MockServerBuilder builder, ServerSettings settings) {
        if (settings.find(SettingCatalogue.TLS_CERTIFICATE).isPresent()) {
            try {
                builder.tls(ServerTls.ofFiles(settings.get(SettingCatalogue.TLS_CERTIFICATE),
                        settings.get(SettingCatalogue.TLS_KEY)));
            } catch (UnusableCertificateException e) {
                throw new StartupException(String.valueOf(e.getMessage()), e);
            }
        } else if (settings.get(SettingCatalogue.TLS) == Tls.SELF_SIGNED) {
            builder.selfSignedTls();
        }
    }

    private static void bindRelease(MockServerBuilder builder, ServerSettings settings) {
        InetSocketAddress server = settings.find(SettingCatalogue.RELEASE_SMTP).orElse(null);
        if (server == null) {
            return;
        }
        try {
            builder.release(new ReleaseSmtpServer(server.getHostString(), server.getPort(),
                    settings.get(SettingCatalogue.RELEASE_TO))
                    .login(settings.find(SettingCatalogue.RELEASE_USER).orElse(null),
                            settings.find(SettingCatalogue.RELEASE_PASSWORD).orElse(null)));
        } catch (IllegalArgumentException e) {
            throw new StartupException("The settings for releasing mail are not valid: " + e.getMessage(), e);
        }
    }

    /** Narrows a value, which is in range: the setting's type limits it. */
    private static int toInt(Long value) {
        return Math.toIntExact(value);
    }
}

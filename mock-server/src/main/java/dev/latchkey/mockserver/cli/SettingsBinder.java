package dev.latchkey.mockserver.cli;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.mockserver.StartupException;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules.Pace;
import dev.latchkey.mockserver.http.ConnectionLimits;
import dev.latchkey.mockserver.model.Retention;
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
        MockServerBuilder mockServerBuilder = MockServer.builder().host(settings.get(SettingCatalogue.HOST))
                .port(settings.get(SettingCatalogue.PORT))
                .limits(limits(settings)).retention(retention(settings)).apiLimits(apiLimits(settings))
                .delivery(delivery(settings))
                .trustedProxies(settings.find(SettingCatalogue.TRUSTED_PROXIES).orElse(List.of()));
        if (settings.get(SettingCatalogue.IN_MEMORY)) {
            mockServerBuilder.inMemory();
        } else {
            mockServerBuilder.data(settings.get(SettingCatalogue.DATA_DIRECTORY));
        }
        settings.find(SettingCatalogue.SMTP_PORT).ifPresent(mockServerBuilder::smtp);
        settings.find(SettingCatalogue.SMTPS_PORT).ifPresent(mockServerBuilder::smtps);
        settings.find(SettingCatalogue.SEED).ifPresent(mockServerBuilder::seed);
        settings.find(SettingCatalogue.CONTROL_TOKEN).ifPresent(mockServerBuilder::controlToken);
        bindTls(mockServerBuilder, settings);
        bindRelease(mockServerBuilder, settings);
        return mockServerBuilder;
    }

    private static ConnectionLimits limits(ServerSettings settings) {
        ConnectionLimits defaults = ConnectionLimits.defaults();
        return new ConnectionLimits(toInt(settings.get(SettingCatalogue.MAX_HEADER)), defaults.headFields(),
                settings.get(SettingCatalogue.HEADER_TIMEOUT), defaults.stallTimeout(),
                settings.get(SettingCatalogue.IDLE_TIMEOUT),
                toInt(settings.get(SettingCatalogue.MAX_CONNECTIONS)),
                toInt(settings.get(SettingCatalogue.MAX_CONNECTIONS_PER_ADDRESS)));
    }

    private static Retention retention(ServerSettings settings) {
        return new Retention(toInt(settings.get(SettingCatalogue.KEEP_MESSAGES)),
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

    private static void bindTls(MockServerBuilder mockServerBuilder, ServerSettings settings) {
        if (settings.find(SettingCatalogue.TLS_CERTIFICATE).isPresent()) {
            try {
                mockServerBuilder.tls(ServerTls.ofFiles(settings.get(SettingCatalogue.TLS_CERTIFICATE),
                        settings.get(SettingCatalogue.TLS_KEY)));
            } catch (UnusableCertificateException e) {
                throw new StartupException(String.valueOf(e.getMessage()), e);
            }
        } else if (settings.get(SettingCatalogue.TLS) == Tls.SELF_SIGNED) {
            mockServerBuilder.selfSignedTls();
        }
    }

    private static void bindRelease(MockServerBuilder mockServerBuilder, ServerSettings settings) {
        InetSocketAddress server = settings.find(SettingCatalogue.RELEASE_SMTP).orElse(null);
        if (server == null) {
            return;
        }
        try {
            mockServerBuilder.release(new ReleaseSmtpServer(server.getHostString(), server.getPort(),
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

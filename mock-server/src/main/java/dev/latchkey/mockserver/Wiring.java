package dev.latchkey.mockserver;

import dev.latchkey.mockserver.http.Limits;
import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.settings.Settings;
import dev.latchkey.mockserver.settings.Table;
import dev.latchkey.mockserver.settings.Table.Tls;
import dev.latchkey.mockserver.tls.ServerTls;
import dev.latchkey.mockserver.tls.UnusableCertificateException;

/** Makes of settings a builder that follows each of them. */
final class Wiring {
    private Wiring() {}

    /** A server as the settings want it. */
    static Builder builder(Settings settings) {
        Builder builder = MockServer.builder().host(settings.get(Table.HOST)).port(settings.get(Table.PORT))
                .limits(limits(settings)).retention(retention(settings));
        if (settings.get(Table.IN_MEMORY)) {
            builder.inMemory();
        } else {
            builder.data(settings.get(Table.DATA_DIRECTORY));
        }
        settings.find(Table.SEED).ifPresent(builder::seed);
        settings.find(Table.CONTROL_TOKEN).ifPresent(builder::controlToken);
        encrypt(builder, settings);
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

    /** The table lets nothing pass that is too much for this. */
    private static int count(Long value) {
        return Math.toIntExact(value);
    }
}

package dev.latchkey.mockserver.junit;

import dev.latchkey.mockserver.Builder;
import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.core.Allowances;
import dev.latchkey.sdk.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which server tests run against. */
sealed interface Server {
    /** The server, started if need be; what is kept in the store stops after the last test of this program. */
    Hub hub(ExtensionContext.Store store);

    /** The one all tests of this program share. Tests that run at the same time must not use up each other's share. */
    record Shared() implements Server {
        private static final int REQUESTS_AT_ONCE = 1000;

        @Override
        public Hub hub(ExtensionContext.Store store) {
            return store.getOrComputeIfAbsent("server", key -> Hub.embedded(builder()), Hub.class);
        }

        private static Builder builder() {
            Allowances standard = Allowances.STANDARD;
            return MockServer.builder().smtp(0).allowances(new Allowances(standard.keys(), REQUESTS_AT_ONCE,
                    standard.bodyBytes(), standard.emailBodyBytes()));
        }
    }

    /** One for these tests. */
    record Own(Builder builder) implements Server {
        @Override
        public Hub hub(ExtensionContext.Store store) {
            return Hub.embedded(builder);
        }
    }

    /** One that somebody else has started. */
    record Remote(URI url, @Nullable Secret token) implements Server {
        @Override
        public Hub hub(ExtensionContext.Store store) {
            return Hub.remote(url, token);
        }
    }
}

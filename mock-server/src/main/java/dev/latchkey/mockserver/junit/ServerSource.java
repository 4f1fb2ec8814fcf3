package dev.latchkey.mockserver.junit;

import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.sdk.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which server tests run against. */
sealed interface ServerSource {
    /** The server, started if need be; what is kept in the store stops after the last test of this program. */
    ServerHandle server(ExtensionContext.Store store);

    /** The one all tests of this program share. Tests that run at the same time must not use up each other's share. */
    record Shared() implements ServerSource {
        private static final int REQUESTS_AT_ONCE = 1000;

        @Override
        public ServerHandle server(ExtensionContext.Store store) {
            return store.getOrComputeIfAbsent("server", key -> ServerHandle.embedded(builder()), ServerHandle.class);
        }

        private static MockServerBuilder builder() {
            ApiLimits standard = ApiLimits.DEFAULTS;
            return MockServer.builder().smtp(0).apiLimits(new ApiLimits(standard.keys(), REQUESTS_AT_ONCE,
                    standard.bodyBytes(), standard.emailBodyBytes()));
        }
    }

    /** One for these tests. */
    record Own(MockServerBuilder mockServerBuilder) implements ServerSource {
        @Override
        public ServerHandle server(ExtensionContext.Store store) {
            return ServerHandle.embedded(mockServerBuilder);
        }
    }

    /** One that somebody else has started. */
    record Remote(URI url, @Nullable Secret token) implements ServerSource {
        @Override
        public ServerHandle server(ExtensionContext.Store store) {
            return ServerHandle.remote(url, token);
        }
    }
}

package dev.latchkey.mockserver.junit;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.mockserver.MockServerBuilder;
import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.sdk.Secret;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Source of the server under test. */
sealed interface ServerSource {
    /** Returns the server, started if necessary. A server kept in the store stops after the last test of this JVM. */
    ServerHandle server(ExtensionContext.Store store);

    /**
     * The server that all tests of this JVM share. Its concurrency limit is high, so that parallel tests do not exhaust
     * it.
     */
    record Shared() implements ServerSource {
        private static final int MAX_CONCURRENT_REQUESTS = 1000;

        @Override
        public ServerHandle server(ExtensionContext.Store store) {
            return store.getOrComputeIfAbsent("server", key -> ServerHandle.embedded(builder()), ServerHandle.class);
        }

        private static MockServerBuilder builder() {
            ApiLimits defaults = ApiLimits.DEFAULTS;
            return MockServer.builder().smtp(0).apiLimits(new ApiLimits(defaults.keys(), MAX_CONCURRENT_REQUESTS,
                    defaults.bodyBytes(), defaults.emailBodyBytes()));
        }
    }

    /** A server of its own. */
    record Own(MockServerBuilder builder) implements ServerSource {
        @Override
        public ServerHandle server(ExtensionContext.Store store) {
            return ServerHandle.embedded(builder);
        }
    }

    /** A server that is already running. */
    record Remote(URI url, @Nullable Secret token) implements ServerSource {
        @Override
        public ServerHandle server(ExtensionContext.Store store) {
            return ServerHandle.remote(url, token);
        }
    }
}

package dev.latchkey.mockserver.junit;

import dev.latchkey.mockserver.MockServer;
import dev.latchkey.sdk.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Test against a server that {@link LatchkeyMockReportsTest} started. */
final class RemoteSample {
    static MockServer server;
    static Secret token;

    @RegisterExtension
    final LatchkeyMock mock = LatchkeyMock.remote(server.baseUrl(), token).key("shop");

    @Test
    void works() {
        Samples.sendAndFind(mock);
    }
}

package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ClientOptions;
import dev.latchkey.sdk.Gateway;
import dev.latchkey.sdk.RateLimitException;
import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

/** A server, and clients of it whose time is in the test's hands. */
final class TestGateway implements AutoCloseable {
    final MockWebServer server = new MockWebServer();
    final FakeTiming timing = new FakeTiming();

    TestGateway() throws IOException {
        server.start();
    }

    ClientOptions options() {
        return ClientOptions.at(server.url("/").toString());
    }

    GatewayClient client(ClientOptions options) {
        return new GatewayClient(Gateway.of("test"), options, Credentials.basic("user", Canary.secret()),
                TestGateway::refusal, timing);
    }

    ThingApi api() {
        return api(options());
    }

    ThingApi api(ClientOptions options) {
        return client(options).create(ThingApi.class);
    }

    static ApiException refusal(ErrorResponse errorResponse) {
        ApiException.Refusal refusal = errorResponse.refusal(null, errorResponse.describeUnknown(), List.of());
        return errorResponse.status() == 429 ? new RateLimitException(refusal) : new ApiException(refusal);
    }

    /** The next answer is a thing of this name. */
    TestGateway enqueue(String name) {
        return enqueue(ok(name));
    }

    /** The next answer is a refusal, with these headers and their values. */
    TestGateway enqueueError(int status, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status);
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        return enqueue(response.build());
    }

    /** The next request is read, and the connection closed without an answer. */
    TestGateway enqueueDisconnect() {
        return enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
    }

    /** The next request is read and never answered. */
    TestGateway enqueueStall() {
        return enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }

    TestGateway enqueue(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    static MockResponse ok(String name) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json")
                .body("{\"name\":\"" + name + "\"}").build();
    }

    /** How many requests the server saw. */
    int requestCount() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
        timing.close();
    }
}

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

/** Server with clients whose timing is controlled by the test. */
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

    /** Enqueues a response with a thing of this name. */
    TestGateway enqueue(String name) {
        return enqueue(ok(name));
    }

    /** Enqueues an error response with these header fields, as names and values. */
    TestGateway enqueueError(int status, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status);
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        return enqueue(response.build());
    }

    /** Reads the next request and closes the connection without a response. */
    TestGateway enqueueDisconnect() {
        return enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
    }

    /** Reads the next request and never responds. */
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

    /** Number of requests that the server received. */
    int requestCount() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
        timing.close();
    }
}

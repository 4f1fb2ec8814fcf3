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

    Things things() {
        return things(options());
    }

    Things things(ClientOptions options) {
        return client(options).create(Things.class);
    }

    static ApiException refusal(ErrorResponse errorResponse) {
        ApiException.Refusal refusal = errorResponse.refusal(null, errorResponse.describeUnknown(), List.of());
        return errorResponse.status() == 429 ? new RateLimitException(refusal) : new ApiException(refusal);
    }

    /** The next answer is a thing of this name. */
    TestGateway answers(String name) {
        return answers(ok(name));
    }

    /** The next answer is a refusal, with these headers and their values. */
    TestGateway refuses(int status, String... headers) {
        MockResponse.Builder response = new MockResponse.Builder().code(status);
        for (int i = 0; i < headers.length; i += 2) {
            response.setHeader(headers[i], headers[i + 1]);
        }
        return answers(response.build());
    }

    /** The next request is read, and the connection closed without an answer. */
    TestGateway hangsUp() {
        return answers(new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
    }

    /** The next request is read and never answered. */
    TestGateway stalls() {
        return answers(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    }

    TestGateway answers(MockResponse response) {
        server.enqueue(response);
        return this;
    }

    static MockResponse ok(String name) {
        return new MockResponse.Builder().setHeader("Content-Type", "application/json")
                .body("{\"name\":\"" + name + "\"}").build();
    }

    /** How many requests the server saw. */
    int seen() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
        timing.close();
    }
}

package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that speaks HTTP well and answers every request in the same way. */
class HttpFaultServer implements FaultFixture {
    private final MockWebServer server;
    private volatile boolean proxy;
    private volatile boolean tunnelled;

    /** Answers each request with what this makes of its method. */
    HttpFaultServer(MockWebServer server, Function<String, MockResponse> answers) throws IOException {
        this.server = server;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                tunnelled = true;
                return answers.apply(request.getMethod());
            }

            @Override
            public MockResponse peek() {
                return proxy && !tunnelled ? new MockResponse.Builder().inTunnel().build() : super.peek();
            }
        });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    static HttpFaultServer responding(Function<String, MockResponse> answers) throws IOException {
        return new HttpFaultServer(new MockWebServer(), answers);
    }

    /** From now on a proxy too: its first request is for a tunnel to itself. */
    final void actAsProxy() {
        proxy = true;
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public int requestCount() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
    }

    /** A document, with a header that echoes the client's key as careless servers do. */
    static MockResponse.Builder document(int status, String type, String body) {
        return new MockResponse.Builder().code(status).setHeader("Content-Type", type)
                .setHeader("X-Echo", Canary.TEXT).setHeader("X-Request-Id", "req_fault").body(body);
    }
}

package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.trust.Canary;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** HTTP server that responds to every request in the same way. */
class HttpFaultServer implements FaultFixture {
    private final MockWebServer server;
    private volatile boolean proxy;
    private volatile boolean tunnelled;

    /** Responds to each request depending on its method. */
    HttpFaultServer(MockWebServer server, Function<String, MockResponse> responses) throws IOException {
        this.server = server;
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                tunnelled = true;
                return responses.apply(request.getMethod());
            }

            @Override
            public MockResponse peek() {
                return proxy && !tunnelled ? new MockResponse.Builder().inTunnel().build() : super.peek();
            }
        });
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    static HttpFaultServer responding(Function<String, MockResponse> responses) throws IOException {
        return new HttpFaultServer(new MockWebServer(), responses);
    }

    /** Acts as a proxy too: the first request asks for a tunnel to this server. */
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

    /** Response that echoes the key of the client in a header field, as careless servers do. */
    static MockResponse.Builder document(int status, String type, String body) {
        return new MockResponse.Builder().code(status).setHeader("Content-Type", type)
                .setHeader("X-Echo", Canary.TEXT).setHeader("X-Request-Id", "req_fault").body(body);
    }
}

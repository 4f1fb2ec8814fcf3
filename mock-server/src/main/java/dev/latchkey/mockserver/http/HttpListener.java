package dev.latchkey.mockserver.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Listens for HTTP/1.1 and hands each request to the handler, on a virtual thread of its own. The engine is the JDK's
 * own server, and no other class knows that.
 */
public final class HttpListener implements AutoCloseable {
    private static final int STOP_SECONDS = 5;
    private static final int BACKLOG = 256;
    // What is still read of a body that nobody wanted, so that its sender lives to see the answer.
    private static final int DRAINED = 4 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger inFlight = new AtomicInteger();

    private HttpListener(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param address where; port 0 picks a free one
     * @throws IOException when the address cannot be had, such as for a port in use
     */
    public static HttpListener start(InetSocketAddress address, Handler handler) throws IOException {
        HttpListener listener = new HttpListener(HttpServer.create(address, BACKLOG));
        listener.server.setExecutor(listener.threads);
        listener.server.createContext("/", exchange -> listener.serve(exchange, handler));
        listener.server.start();
        return listener;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Refuses new connections, waits up to 5 seconds for requests in flight, and closes every connection. */
    @Override
    public void close() {
        // Before JDK 24, stopping an idle server waits its whole delay.
        server.stop(inFlight.get() == 0 ? 0 : STOP_SECONDS);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange, Handler handler) throws IOException {
        inFlight.incrementAndGet();
        try (exchange) {
            Request request = new Request(exchange.getRequestMethod(),
                    emptyIfNull(exchange.getRequestURI().getRawPath()),
                    emptyIfNull(exchange.getRequestURI().getRawQuery()), exchange.getRemoteAddress().getAddress(),
                    name -> exchange.getRequestHeaders().getOrDefault(name, List.of()), exchange.getRequestBody());
            handler.handle(request, response -> write(exchange, response));
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static void write(HttpExchange exchange, Response response) throws IOException {
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        byte[] body = response.body();
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(response.status(), -1);
        } else if (body.length == 0) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            // After the answer, because a body that does not come must not hold it back.
            drain(exchange.getRequestBody());
        }
    }

    private static void drain(InputStream body) throws IOException {
        byte[] chunk = new byte[8192];
        int left = DRAINED;
        for (int n = body.read(chunk); n >= 0 && left > 0; n = body.read(chunk)) {
            left -= n;
        }
    }

    private static String emptyIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}

package dev.latchkey.mockserver.delivery;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** HTTP server that records the webhook requests and responds as the test says. */
final class WebhookReceiver implements AutoCloseable {
    final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
    volatile ToIntFunction<ReceivedRequest> responder = request -> 200;
    volatile String responseBody = "thanks";
    private final HttpServer server;

    /** Request that was received. */
    record ReceivedRequest(String body, Headers headers, String path) {}

    WebhookReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::receive);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook?token=t0p-s3cret");
    }

    List<String> bodies() {
        return requests.stream().map(ReceivedRequest::body).toList();
    }

    /** Returns the last word of each body, which is the type of the event. */
    List<String> types() {
        return bodies().stream().map(body -> body.substring(body.lastIndexOf(' ') + 1)).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ReceivedRequest request = new ReceivedRequest(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                    exchange.getRequestHeaders(), exchange.getRequestURI().toString());
            int status = responder.applyAsInt(request);
            requests.add(request);
            if (status == 302) {
                exchange.getResponseHeaders().add("Location", "/elsewhere");
            }
            byte[] body = responseBody.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

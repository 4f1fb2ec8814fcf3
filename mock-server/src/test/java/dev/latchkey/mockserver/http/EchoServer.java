package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Starts listeners for tests. The default handler echoes the request. */
final class EchoServer {
    private EchoServer() {}

    /** Starts a listener that responds with the method, path, query and body of the request. */
    static HttpListener start() throws IOException {
        return start(ListenOptions.defaults());
    }

    static HttpListener start(ListenOptions options) throws IOException {
        return start(EchoServer::handle, options);
    }

    static HttpListener start(RequestHandler handler) throws IOException {
        return start(handler, ListenOptions.defaults());
    }

    static HttpListener start(RequestHandler handler, ListenOptions options) throws IOException {
        return HttpListener.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), handler, options);
    }

    static void handle(ServerRequest request, RequestHandler.Writer writer) throws IOException {
        try {
            String body = new String(request.body(10_000_000), StandardCharsets.ISO_8859_1);
            writer.write(text(200, String.join("|", request.method(), request.rawPath(), request.rawQuery(), body)));
        } catch (InvalidBodyException e) {
            writer.write(text(400, String.valueOf(e.getMessage())));
        }
    }

    static ServerResponse text(int status, String text) {
        return ServerResponse.of(status, "text/plain", text.getBytes(StandardCharsets.ISO_8859_1));
    }
}

package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Handles requests. Called by many threads at once. */
@FunctionalInterface
public interface RequestHandler {
    /**
     * Handles a request, and writes the response to {@code writer} exactly once.
     *
     * @throws IOException if the client is gone
     */
    void handle(ServerRequest request, Writer writer) throws IOException;

    /**
     * Builds the error response when a request could not be parsed or its handler threw. The connection is closed after
     * it.
     *
     * @param error the error, which determines the status
     * @param detail text that says what is wrong and what to do
     * @param peer remote address of the socket
     */
    default ServerResponse errorResponse(RequestError error, String detail, InetAddress peer) {
        return ServerResponse.of(error.status(), "text/plain; charset=utf-8", detail.getBytes(StandardCharsets.UTF_8));
    }

    /** Receives the response to one request. */
    interface Writer {
        /** Writes the response. Returns when the operating system has accepted all of it. */
        void write(ServerResponse response) throws IOException;

        /** Writes the response with an injected fault. */
        void write(ServerResponse response, ResponseFault fault) throws IOException;
    }
}

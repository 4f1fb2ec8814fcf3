package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** Answers requests. Called by many threads at once. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request, by giving the answer to {@code writer} exactly once.
     *
     * @throws IOException when the caller is gone
     */
    void handle(Request request, Writer writer) throws IOException;

    /**
     * Words the answer to what never became a request, or whose handler failed. The connection is closed after it.
     *
     * @param trouble why; the answer has its status
     * @param detail what is wrong and what to do
     * @param peer other end of the socket
     */
    default Response malformed(RequestError error, String detail, InetAddress peer) {
        return Response.of(error.status(), "text/plain; charset=utf-8", detail.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the answer goes. */
    interface Writer {
        /** Writes the answer and returns when the system has taken it all; one that streams, when it has ended. */
        void write(Response response) throws IOException;

        /** Writes the answer so that it goes wrong on its way. */
        void write(Response response, ResponseFault fault) throws IOException;
    }
}

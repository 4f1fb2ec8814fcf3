package dev.latchkey.mockserver.http;

import java.io.IOException;

/** Answers requests. Called by many threads at once. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request, by giving the answer to {@code writer} exactly once.
     *
     * @throws IOException when the caller is gone
     */
    void handle(Request request, Writer writer) throws IOException;

    /** Where the answer goes. */
    @FunctionalInterface
    interface Writer {
        /** Writes the answer and returns when the system has taken it all. */
        void write(Response response) throws IOException;
    }
}

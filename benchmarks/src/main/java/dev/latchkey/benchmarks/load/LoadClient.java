package dev.latchkey.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;

/** A client that repeats the same request on one connection. */
public interface LoadClient extends Closeable {
    /**
     * Sends the request once and reads the whole response.
     *
     * @throws IOException if the response is not the expected one
     */
    void once() throws IOException;

    /** Opens clients. */
    @FunctionalInterface
    interface Opener {
        /**
         * Opens a client.
         *
         * @param number index among the concurrent clients, from 0
         */
        LoadClient open(int number) throws IOException;
    }
}

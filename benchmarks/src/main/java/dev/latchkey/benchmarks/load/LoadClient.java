package dev.latchkey.benchmarks.load;

import java.io.Closeable;
import java.io.IOException;

/** One client's conversation with a server, which repeats the same request. */
public interface LoadClient extends Closeable {
    /**
     * Asks once and reads the whole answer.
     *
     * @throws IOException when the server does not answer as it should
     */
    void once() throws IOException;

    /** Begins conversations. */
    @FunctionalInterface
    interface Opener {
        /**
         * Begins one.
         *
         * @param number from 0, its number among those that run at once
         */
        LoadClient open(int number) throws IOException;
    }
}

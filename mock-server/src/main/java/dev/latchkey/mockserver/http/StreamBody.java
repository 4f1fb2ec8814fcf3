package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.time.Duration;

/** Response body that is produced while it is sent. */
@FunctionalInterface
public interface StreamBody {
    /**
     * Writes the body. The body is complete when this method returns.
     *
     * @throws IOException if the client is gone; thrown by the sink
     */
    void write(Sink sink) throws IOException;

    /** Receives a body while it is produced. */
    interface Sink {
        /**
         * Adds bytes, which are sent with the next flush at the latest.
         *
         * @throws IOException if the client is gone
         */
        void write(byte[] bytes) throws IOException;

        /**
         * Sends the bytes written so far.
         *
         * @throws IOException if the client is gone
         */
        void flush() throws IOException;

        /** Returns true until the server stops. A client that is gone is noticed only when bytes are sent. */
        boolean isOpen();

        /** Waits. Returns false if the server stopped meanwhile. */
        boolean pause(Duration time);
    }
}

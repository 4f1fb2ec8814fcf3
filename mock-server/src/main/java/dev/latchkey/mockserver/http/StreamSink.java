package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.time.Duration;

/** Takes a body as it comes into being. */
public interface StreamSink {
    /**
     * Takes bytes; they go out with the next flush at the latest.
     *
     * @throws IOException when the caller is gone
     */
    void write(byte[] bytes) throws IOException;

    /**
     * Sends what was written.
     *
     * @throws IOException when the caller is gone
     */
    void flush() throws IOException;

    /** Whether more is wanted: false once the server stops. A caller who goes is noticed when something is sent. */
    boolean isOpen();

    /** Waits; false when the server stopped before the time was over. */
    boolean pause(Duration time);
}

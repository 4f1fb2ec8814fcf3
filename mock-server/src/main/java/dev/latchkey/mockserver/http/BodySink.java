package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.StoppableSleeper;
import java.io.IOException;
import java.time.Duration;

/** Sends a streamed body, in chunks if the client supports them. Source: RFC 9112, 7.1. */
final class BodySink implements StreamBody.Sink {
    private static final int MAX_CHUNK = 8 * 1024;

    private final HttpOutput output;
    private final StoppableSleeper sleeper;
    private final boolean chunked;
    private final byte[] buffer = new byte[MAX_CHUNK];
    private int length;

    BodySink(HttpOutput output, StoppableSleeper sleeper, boolean chunked) {
        this.output = output;
        this.sleeper = sleeper;
        this.chunked = chunked;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        int from = 0;
        while (from < bytes.length) {
            int n = Math.min(bytes.length - from, buffer.length - length);
            System.arraycopy(bytes, from, buffer, length, n);
            length += n;
            from += n;
            if (length == buffer.length) {
                flush();
            }
        }
    }

    @Override
    public void flush() throws IOException {
        // An empty chunk would end the body.
        if (length > 0) {
            if (chunked) {
                output.ascii(Integer.toHexString(length)).ascii("\r\n");
            }
            output.bytes(buffer, 0, length);
            if (chunked) {
                output.ascii("\r\n");
            }
            length = 0;
            output.flush();
        }
    }

    void end() throws IOException {
        flush();
        if (chunked) {
            output.ascii("0\r\n\r\n").flush();
        }
    }

    @Override
    public boolean isOpen() {
        return !sleeper.isStopped();
    }

    @Override
    public boolean pause(Duration time) {
        return sleeper.pause(time);
    }
}

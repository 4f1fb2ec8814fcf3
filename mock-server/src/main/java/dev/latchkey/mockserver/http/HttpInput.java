package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.ConnectionDeadline;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Buffered input of a connection. Used by one thread. */
final class HttpInput {
    private static final int MIN_SIZE = 2048;
    // Reads of at least this size bypass the buffer, and an idle buffer is no larger.
    private static final int DIRECT_READ_SIZE = 8192;

    private final InputStream in;
    private final ConnectionDeadline deadline;
    private byte[] buffer = new byte[MIN_SIZE];
    private int start;
    private int end;
    private long stallNanos;

    HttpInput(InputStream in, ConnectionDeadline deadline) {
        this.in = in;
        this.deadline = deadline;
    }

    /** Sets the timeout of each wait for bytes; 0 for none, so that the caller sets a deadline itself. */
    void stallNanos(long nanos) {
        stallNanos = nanos;
    }

    /** Returns true if the input ended because a deadline passed. */
    boolean hasTimedOut() {
        return deadline.hasExpired();
    }

    /** Returns the number of buffered bytes. */
    int available() {
        return end - start;
    }

    /** Returns a buffered byte. */
    byte byteAt(int index) {
        return buffer[start + index];
    }

    /** Removes the first bytes and returns a copy. */
    byte[] read(int length) {
        byte[] taken = Arrays.copyOfRange(buffer, start, start + length);
        start += length;
        return taken;
    }

    /** Waits for more bytes and adds them to the buffer. Returns false at the end of the stream. */
    boolean fill() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > DIRECT_READ_SIZE) {
                // Shrinks, since many connections may be idle and few of them had a long head.
                buffer = new byte[MIN_SIZE];
            }
        } else if (end == buffer.length && start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int n = receive(buffer, end, buffer.length - end);
        if (n > 0) {
            end += n;
        }
        return n > 0;
    }

    /** Reads the next byte. Returns -1 at the end of the stream. */
    int read() throws IOException {
        if (start == end && !fill()) {
            return -1;
        }
        return buffer[start++] & 0xFF;
    }

    /** Reads at least one byte. Returns their number, or -1 at the end of the stream. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (start == end) {
            if (length >= DIRECT_READ_SIZE) {
                return receive(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int n = Math.min(length, end - start);
        System.arraycopy(buffer, start, target, offset, n);
        start += n;
        return n;
    }

    private int receive(byte[] target, int offset, int length) throws IOException {
        if (stallNanos == 0) {
            return in.read(target, offset, length);
        }
        deadline.expireIn(stallNanos, true);
        int n = in.read(target, offset, length);
        deadline.clear();
        return n;
    }
}

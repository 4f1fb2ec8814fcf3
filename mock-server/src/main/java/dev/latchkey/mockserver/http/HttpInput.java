package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** What came over a connection and was not taken yet. Used by one thread. */
final class HttpInput {
    private static final int MIN_SIZE = 2048;
    // Beyond this, bytes go past the buffer to who wants them.
    private static final int LARGE = 8192;

    private final InputStream in;
    private final Deadline deadline;
    private byte[] buffer = new byte[MIN_SIZE];
    private int start;
    private int end;
    private long stallNanos;

    HttpInput(InputStream in, Deadline deadline) {
        this.in = in;
        this.deadline = deadline;
    }

    /** From now on, each wait for bytes ends in this time; 0 leaves the deadline to others. */
    void stallNanos(long nanos) {
        stallNanos = nanos;
    }

    /** Whether it ended because more did not come in time. */
    boolean isLate() {
        return deadline.hasExpired();
    }

    /** How many bytes are here. */
    int available() {
        return end - start;
    }

    /** A byte that is here. */
    byte at(int index) {
        return buffer[start + index];
    }

    /** A copy of the first bytes, which are taken. */
    byte[] read(int length) {
        byte[] taken = Arrays.copyOfRange(buffer, start, start + length);
        start += length;
        return taken;
    }

    /** Waits for more bytes, which join those that are here; false at the end. */
    boolean fill() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > LARGE) {
                // Many connections wait, and few of them had a long head.
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

    /** Takes the next byte; -1 at the end. */
    int read() throws IOException {
        if (start == end && !fill()) {
            return -1;
        }
        return buffer[start++] & 0xFF;
    }

    /** Takes bytes, at least one unless this is the end. */
    int read(byte[] target, int offset, int length) throws IOException {
        if (start == end) {
            if (length >= LARGE) {
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

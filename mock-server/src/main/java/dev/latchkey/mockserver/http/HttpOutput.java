package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What is to go out over a connection, gathered so that a head and a small body leave together. Used by one thread.
 */
final class HttpOutput {
    private static final int MIN_SIZE = 1024;
    private static final int LARGE = 4 * 1024;
    private static final int MAX_SIZE = 16 * 1024;
    // So much may take the whole time that an answer may stand still.
    private static final int PIECE = 64 * 1024;
    private static final int MAX_DIGITS = 20;

    private final OutputStream out;
    private final Deadline deadline;
    private final long stallNanos;
    private byte[] buffer = new byte[MIN_SIZE];
    private int length;

    HttpOutput(OutputStream out, Deadline deadline, long stallNanos) {
        this.out = out;
        this.deadline = deadline;
        this.stallNanos = stallNanos;
    }

    /** Adds ASCII text that is known to be sound. */
    HttpOutput ascii(String text) {
        int n = text.length();
        room(n);
        for (int i = 0; i < n; i++) {
            buffer[length + i] = (byte) text.charAt(i);
        }
        length += n;
        return this;
    }

    /**
     * Adds the name or value of a header field.
     *
     * @throws IllegalArgumentException when it would end the line or do worse
     */
    HttpOutput field(String text) {
        int n = text.length();
        room(n);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 127) {
                throw new IllegalArgumentException("A header field of an answer has a control character in it.");
            }
            buffer[length + i] = c < 256 ? (byte) c : (byte) '?';
        }
        length += n;
        return this;
    }

    /** Adds a number that is not negative. */
    HttpOutput decimal(long number) {
        room(MAX_DIGITS);
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        long rest = number;
        for (int i = digits - 1; i >= 0; i--) {
            buffer[length + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Adds bytes; what has no room goes out, this included. */
    void bytes(byte[] bytes, int from, int count) throws IOException {
        int gathered = Math.min(count, MAX_SIZE - length);
        if (gathered > 0) {
            room(gathered);
            System.arraycopy(bytes, from, buffer, length, gathered);
            length += gathered;
        }
        if (gathered < count) {
            flush();
            send(bytes, from + Math.max(0, gathered), count - Math.max(0, gathered));
        }
    }

    /** Takes no more room than it needs, for a wait. */
    void shrink() {
        if (buffer.length > LARGE) {
            buffer = new byte[MIN_SIZE];
        }
    }

    /** Forgets what has not gone out. */
    void forget() {
        length = 0;
    }

    /** Sends what was added. */
    void flush() throws IOException {
        int n = length;
        length = 0;
        send(buffer, 0, n);
    }

    private void send(byte[] bytes, int from, int count) throws IOException {
        for (int sent = 0; sent < count; sent += PIECE) {
            deadline.expireIn(stallNanos, false);
            out.write(bytes, from + sent, Math.min(PIECE, count - sent));
        }
        out.flush();
        deadline.clear();
    }

    private void room(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }
}

package dev.latchkey.mockserver.http;

import dev.latchkey.mockserver.timeout.ConnectionDeadline;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Buffered output of a connection, so that a head and a small body are sent together. Used by one thread.
 */
final class HttpOutput {
    private static final int MIN_SIZE = 1024;
    private static final int MAX_IDLE_SIZE = 4 * 1024;
    private static final int MAX_SIZE = 16 * 1024;
    // The stall timeout applies to each write of this size.
    private static final int MAX_WRITE = 64 * 1024;
    private static final int MAX_DIGITS = 20;

    private final OutputStream out;
    private final ConnectionDeadline deadline;
    private final long stallNanos;
    private byte[] buffer = new byte[MIN_SIZE];
    private int length;

    HttpOutput(OutputStream out, ConnectionDeadline deadline, long stallNanos) {
        this.out = out;
        this.deadline = deadline;
        this.stallNanos = stallNanos;
    }

    /** Adds ASCII text that needs no check. */
    HttpOutput ascii(String text) {
        int n = text.length();
        ensureCapacity(n);
        for (int i = 0; i < n; i++) {
            buffer[length + i] = (byte) text.charAt(i);
        }
        length += n;
        return this;
    }

    /**
     * Adds the name or value of a header field.
     *
     * @throws IllegalArgumentException if the text contains a control character, which could end the line
     */
    HttpOutput field(String text) {
        int n = text.length();
        ensureCapacity(n);
        for (int i = 0; i < n; i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\t' || c == 127) {
                throw new IllegalArgumentException("A header field of a response contains a control character.");
            }
            buffer[length + i] = c < 256 ? (byte) c : (byte) '?';
        }
        length += n;
        return this;
    }

    /** Adds a non-negative number. */
    HttpOutput decimal(long number) {
        ensureCapacity(MAX_DIGITS);
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

    /** Adds bytes. If the buffer is full, it is sent, and then the rest of the bytes. */
    void bytes(byte[] bytes, int from, int count) throws IOException {
        int gathered = Math.min(count, MAX_SIZE - length);
        if (gathered > 0) {
            ensureCapacity(gathered);
            System.arraycopy(bytes, from, buffer, length, gathered);
            length += gathered;
        }
        if (gathered < count) {
            flush();
            send(bytes, from + Math.max(0, gathered), count - Math.max(0, gathered));
        }
    }

    /** Shrinks the buffer, before a wait. */
    void shrink() {
        if (buffer.length > MAX_IDLE_SIZE) {
            buffer = new byte[MIN_SIZE];
        }
    }

    /** Discards the unsent bytes. */
    void discard() {
        length = 0;
    }

    /** Sends the buffered bytes. */
    void flush() throws IOException {
        int n = length;
        length = 0;
        send(buffer, 0, n);
    }

    private void send(byte[] bytes, int from, int count) throws IOException {
        for (int sent = 0; sent < count; sent += MAX_WRITE) {
            deadline.expireIn(stallNanos, false);
            out.write(bytes, from + sent, Math.min(MAX_WRITE, count - sent));
        }
        out.flush();
        deadline.clear();
    }

    private void ensureCapacity(int more) {
        if (length + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(length + more, 2 * buffer.length));
        }
    }
}

package dev.latchkey.mockserver.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** What a client has sent and nobody has read yet. Whoever is asked to read it reads all of it. Used by one thread. */
final class SmtpInput {
    private static final int SIZE = 16 << 10;

    private final byte[] buffer = new byte[SIZE];
    private final ByteBuffer target = ByteBuffer.wrap(buffer);
    private int next;
    private int end;

    /** Takes what is there; gives how much that was, or less than 0 at the end. */
    int fill(ReadableByteChannel source) throws IOException {
        target.clear();
        return filled(source.read(target));
    }

    /** Waits for something to come; gives how much that was, or less than 0 at the end. */
    int fill(InputStream source) throws IOException {
        return filled(source.read(buffer, 0, SIZE));
    }

    boolean isEmpty() {
        return next == end;
    }

    /** The next byte. There must be one. */
    int read() {
        return buffer[next++] & 0xff;
    }

    /** Takes what is here before the next CR or LF, at most so much; gives how much that was. */
    int read(byte[] to, int offset, int most) {
        int start = next;
        int last = (int) Math.min(end, (long) start + most);
        int at = start;
        while (at < last && buffer[at] != '\r' && buffer[at] != '\n') {
            at++;
        }
        System.arraycopy(buffer, start, to, offset, at - start);
        next = at;
        return at - start;
    }

    private int filled(int count) {
        next = 0;
        end = Math.max(0, count);
        return count;
    }
}

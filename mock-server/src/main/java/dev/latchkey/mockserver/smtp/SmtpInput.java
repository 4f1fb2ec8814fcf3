package dev.latchkey.mockserver.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Buffer of unread input. Its reader always reads all of it before the next fill. Used by one thread. */
final class SmtpInput {
    private static final int SIZE = 16 << 10;

    private final byte[] buffer = new byte[SIZE];
    private final ByteBuffer target = ByteBuffer.wrap(buffer);
    private int position;
    private int end;

    /** Reads the available bytes. Returns their number, or less than 0 at the end of the stream. */
    int fill(ReadableByteChannel source) throws IOException {
        target.clear();
        return filled(source.read(target));
    }

    /** Waits for bytes and reads them. Returns their number, or less than 0 at the end of the stream. */
    int fill(InputStream source) throws IOException {
        return filled(source.read(buffer, 0, SIZE));
    }

    boolean isEmpty() {
        return position == end;
    }

    /** Returns the next byte. There must be one. */
    int read() {
        return buffer[position++] & 0xff;
    }

    /** Copies at most {@code max} bytes up to the next CR or LF. Returns their number. */
    int read(byte[] target, int offset, int max) {
        int start = position;
        int last = (int) Math.min(end, (long) start + max);
        int at = start;
        while (at < last && buffer[at] != '\r' && buffer[at] != '\n') {
            at++;
        }
        System.arraycopy(buffer, start, target, offset, at - start);
        position = at;
        return at - start;
    }

    private int filled(int count) {
        position = 0;
        end = Math.max(0, count);
        return count;
    }
}

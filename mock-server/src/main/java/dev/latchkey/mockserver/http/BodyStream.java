package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The body of one request, of known length or in chunks. Source: RFC 9112, 6 and 7. Used by one thread. */
final class BodyStream extends InputStream {
    // A chunk's size in hexadecimal digits, which fit into a long.
    private static final int MAX_DIGITS = 15;
    private static final int MAX_EXTENSION_LENGTH = 1024;
    private static final int MAX_TRAILER_BYTES = 8 * 1024;

    private final HttpInput input;
    private final HttpOutput output;
    private final boolean chunked;
    private boolean unasked;
    // Of the body, or of the chunk that is being read.
    private long left;
    private boolean betweenChunks;
    private boolean ended;
    private boolean broken;

    BodyStream(RequestHead.Framing framing, HttpInput input, HttpOutput output) {
        this.input = input;
        this.output = output;
        chunked = framing.length() == RequestHead.CHUNKED;
        left = chunked ? 0 : framing.length();
        ended = framing.length() == 0;
        unasked = framing.expectsContinue() && !ended;
    }

    /** Whether all of it was read. */
    boolean isEnded() {
        return ended;
    }

    /** Whether what follows it cannot be a request: it broke off, or the caller still waits to be asked for it. */
    boolean isLost() {
        return broken || unasked && !ended;
    }

    /** How much more will come at least. */
    long left() {
        return ended ? 0 : left;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (broken) {
            throw brokenOff();
        }
        if (ended) {
            return -1;
        }
        ask();
        if (left == 0 && !nextChunk()) {
            return -1;
        }
        int n = input.read(target, offset, (int) Math.min(length, left));
        if (n < 0) {
            throw brokenOff();
        }
        left -= n;
        ended = left == 0 && !chunked;
        return n;
    }

    private void ask() throws IOException {
        if (unasked) {
            unasked = false;
            if (input.available() == 0) {
                output.ascii("HTTP/1.1 100 Continue\r\n\r\n").flush();
            }
        }
    }

    /** Goes to the next chunk; false when there is none. */
    private boolean nextChunk() throws IOException {
        if (betweenChunks) {
            expect('\r');
            expect('\n');
        }
        betweenChunks = true;
        left = chunkSize();
        if (left == 0) {
            skipTrailers();
            ended = true;
        }
        return !ended;
    }

    private long chunkSize() throws IOException {
        long size = 0;
        int digits = 0;
        int c = next();
        for (int digit = Character.digit(c, 16); c < 128 && digit >= 0; digit = Character.digit(c, 16)) {
            size = 16 * size + digit;
            if (++digits > MAX_DIGITS) {
                throw malformed();
            }
            c = next();
        }
        if (digits == 0 || c != '\r' && c != ';') {
            throw malformed();
        }
        for (int i = 0; c != '\r'; i++) {
            if (i > MAX_EXTENSION_LENGTH || c < ' ' && c != '\t' || c == 127) {
                throw malformed();
            }
            c = next();
        }
        expect('\n');
        return size;
    }

    private void skipTrailers() throws IOException {
        int column = 0;
        for (int i = 0; i < MAX_TRAILER_BYTES; i++) {
            int c = next();
            if (c == '\r') {
                expect('\n');
                if (column == 0) {
                    return;
                }
                column = 0;
            } else if (c < ' ' && c != '\t') {
                throw malformed();
            } else {
                column++;
            }
        }
        throw malformed();
    }

    private int next() throws IOException {
        int c = input.read();
        if (c < 0) {
            throw brokenOff();
        }
        return c;
    }

    private void expect(char wanted) throws IOException {
        if (next() != wanted) {
            throw malformed();
        }
    }

    private BodyFramingException malformed() {
        broken = true;
        return new BodyFramingException("The body's chunks are malformed.");
    }

    private BodyFramingException brokenOff() {
        broken = true;
        return new BodyFramingException(input.isLate()
                ? "The body broke off before its end: nothing more of it came in time."
                : "The body broke off before its end.");
    }
}

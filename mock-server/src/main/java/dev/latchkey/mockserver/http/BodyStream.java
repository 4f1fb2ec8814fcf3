package dev.latchkey.mockserver.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Body of one request, of known length or in chunks. Source: RFC 9112, 6 and 7. Used by one thread. */
final class BodyStream extends InputStream {
    // Hexadecimal digits of the size of a chunk. This many fit into a long.
    private static final int MAX_DIGITS = 15;
    private static final int MAX_EXTENSION_LENGTH = 1024;
    private static final int MAX_TRAILER_BYTES = 8 * 1024;

    private final HttpInput input;
    private final HttpOutput output;
    private final boolean chunked;
    private boolean awaitsContinue;
    // Bytes that remain of the body, or of the current chunk.
    private long remaining;
    private boolean betweenChunks;
    private boolean ended;
    private boolean broken;

    BodyStream(RequestHead.Framing framing, HttpInput input, HttpOutput output) {
        this.input = input;
        this.output = output;
        chunked = framing.length() == RequestHead.CHUNKED;
        remaining = chunked ? 0 : framing.length();
        ended = framing.length() == 0;
        awaitsContinue = framing.expectsContinue() && !ended;
    }

    /** Returns true if the whole body was read. */
    boolean isEnded() {
        return ended;
    }

    /**
     * Returns true if no request can follow: the body is malformed or incomplete, or the client still waits for a 100
     * response.
     */
    boolean isUnrecoverable() {
        return broken || awaitsContinue && !ended;
    }

    /** Returns the minimum number of bytes that remain. */
    long remaining() {
        return ended ? 0 : remaining;
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
            throw endedEarly();
        }
        if (ended) {
            return -1;
        }
        sendContinue();
        if (remaining == 0 && !nextChunk()) {
            return -1;
        }
        int n = input.read(target, offset, (int) Math.min(length, remaining));
        if (n < 0) {
            throw endedEarly();
        }
        remaining -= n;
        ended = remaining == 0 && !chunked;
        return n;
    }

    private void sendContinue() throws IOException {
        if (awaitsContinue) {
            awaitsContinue = false;
            if (input.available() == 0) {
                output.ascii("HTTP/1.1 100 Continue\r\n\r\n").flush();
            }
        }
    }

    /** Starts the next chunk. Returns false after the last one. */
    private boolean nextChunk() throws IOException {
        if (betweenChunks) {
            expect('\r');
            expect('\n');
        }
        betweenChunks = true;
        remaining = chunkSize();
        if (remaining == 0) {
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
            throw endedEarly();
        }
        return c;
    }

    private void expect(char expected) throws IOException {
        if (next() != expected) {
            throw malformed();
        }
    }

    private BodyFramingException malformed() {
        broken = true;
        return new BodyFramingException("The body's chunks are malformed.");
    }

    private BodyFramingException endedEarly() {
        broken = true;
        return new BodyFramingException(input.hasTimedOut()
                ? "The body broke off before its end: nothing more of it came in time."
                : "The body broke off before its end.");
    }
}

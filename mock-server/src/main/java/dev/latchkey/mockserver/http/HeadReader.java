package dev.latchkey.mockserver.http;

import static dev.latchkey.mockserver.http.MalformedRequestException.malformed;

import dev.latchkey.mockserver.timeout.ConnectionDeadline;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Strict reader of request heads. It is strict because requests can be smuggled if two readers interpret a malformed
 * request differently. Source: RFC 9112. Used by one thread.
 */
final class HeadReader {
    private static final int MAX_FIRST_LINE_LENGTH = 16 * 1024;
    private static final int MAX_EMPTY_LINES = 4;
    private static final int TLS_HANDSHAKE = 0x16;

    private final HttpInput input;
    private final ConnectionLimits limits;
    private final ConnectionDeadline deadline;
    private final boolean canReplyOnTimeout;
    // Start and end of each line.
    private int[] lines = new int[64];
    private int lineCount;
    private int position;
    private int lineStart;

    /**
     * Creates a reader.
     *
     * @param canReplyOnTimeout true if a client that is too slow can get a response
     */
    HeadReader(HttpInput input, ConnectionLimits limits, ConnectionDeadline deadline, boolean canReplyOnTimeout) {
        this.input = input;
        this.limits = limits;
        this.deadline = deadline;
        this.canReplyOnTimeout = canReplyOnTimeout;
    }

    /**
     * Reads a head, of which at least one byte has arrived.
     *
     * @return the head; null if the connection ended after empty lines only
     */
    @Nullable
    RequestHead read() throws IOException, MalformedRequestException {
        lineCount = 0;
        position = 0;
        lineStart = 0;
        checkFirstByte();
        boolean waiting = false;
        while (!scan()) {
            checkLength();
            if (!waiting) {
                // Set once, so that more input does not extend the time.
                deadline.expireIn(limits.headTimeout().toNanos(), canReplyOnTimeout);
                waiting = true;
            }
            if (!input.fill()) {
                if (lineCount == 0 && lineStart == input.available()) {
                    return null;
                }
                throw endedEarly();
            }
        }
        deadline.clear();
        checkLength();
        byte[] bytes = input.read(position);
        return HeadParser.parse(bytes, Arrays.copyOf(lines, 2 * lineCount));
    }

    private void checkFirstByte() throws MalformedRequestException {
        byte first = input.byteAt(0);
        if (first == TLS_HANDSHAKE) {
            throw malformed("This port expects HTTP without TLS. Use http:// in the URL, not https://.");
        }
        if (!HttpCharacters.isToken(first) && first != '\r' && first != '\n') {
            throw malformed("This is not an HTTP request: it does not begin with a method.");
        }
    }

    /** Scans the available bytes. Returns true at the empty line that ends a head, false if it has not arrived yet. */
    private boolean scan() throws MalformedRequestException {
        int available = input.available();
        while (position < available) {
            int c = input.byteAt(position);
            if (c >= ' ' && c != 127 || c < 0 || c == '\t') {
                position++;
            } else if (c != '\r') {
                throw malformed(c == '\n'
                        ? "A line of the request head ends with LF alone. End each line with CR LF."
                        : "The request head contains a control character.");
            } else if (position + 1 == available) {
                return false;
            } else if (input.byteAt(position + 1) != '\n') {
                throw malformed("The request head contains a carriage return without LF.");
            } else if (endLine()) {
                return true;
            }
        }
        return false;
    }

    /** Records a line. Returns true if it is the empty line that ends the head. */
    private boolean endLine() throws MalformedRequestException {
        boolean empty = position == lineStart;
        if (!empty) {
            if (lineCount > limits.headFields()) {
                throw tooManyFields();
            }
            if (2 * lineCount == lines.length) {
                lines = Arrays.copyOf(lines, 2 * lines.length);
            }
            lines[2 * lineCount] = lineStart;
            lines[2 * lineCount + 1] = position;
            lineCount++;
        } else if (lineCount == 0 && position >= 2 * MAX_EMPTY_LINES) {
            throw malformed("The request begins with too many empty lines.");
        }
        position += 2;
        lineStart = position;
        // Some clients send an empty line after a body; it precedes the next request.
        return empty && lineCount > 0;
    }

    private void checkLength() throws MalformedRequestException {
        int firstLine = lineCount == 0 ? position : lines[1] - lines[0];
        if (firstLine > Math.min(MAX_FIRST_LINE_LENGTH, limits.headBytes())) {
            throw new MalformedRequestException(RequestError.TARGET_TOO_LONG,
                    "The first line of the request is longer than "
                            + Math.min(MAX_FIRST_LINE_LENGTH, limits.headBytes()) + " bytes. Shorten the URL.");
        }
        if (position > limits.headBytes()) {
            throw new MalformedRequestException(RequestError.HEAD_TOO_LARGE,
                    "The header fields are larger than " + limits.headBytes() + " bytes. Send fewer or shorter ones.");
        }
    }

    private MalformedRequestException endedEarly() {
        return input.hasTimedOut()
                ? new MalformedRequestException(RequestError.TOO_SLOW,
                        "The header fields did not end within " + limits.headTimeout().toSeconds() + " seconds.")
                : malformed("The request broke off before the empty line that ends its header fields.");
    }

    private MalformedRequestException tooManyFields() {
        return new MalformedRequestException(RequestError.HEAD_TOO_LARGE,
                "The request has more than " + limits.headFields() + " header fields. Send fewer.");
    }
}

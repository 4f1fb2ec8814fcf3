package dev.latchkey.mockserver.http;

import static dev.latchkey.mockserver.http.MalformedRequestException.malformed;

import dev.latchkey.mockserver.timeout.Deadline;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads heads of requests from a connection, strictly: two readers that understand a loose request differently are how
 * one request is smuggled inside another. Source: RFC 9112. Used by one thread.
 */
final class HeadReader {
    private static final int MAX_FIRST_LINE_LENGTH = 16 * 1024;
    private static final int MAX_EMPTY_LINES = 4;
    private static final int TLS_HANDSHAKE = 0x16;

    private final HttpInput input;
    private final ConnectionLimits limits;
    private final Deadline deadline;
    private final boolean tells;
    // Where lines begin and end.
    private int[] lines = new int[64];
    private int count;
    private int position;
    private int lineStart;

    /**
     * A reader.
     *
     * @param tells whether who is too slow can be told
     */
    HeadReader(HttpInput input, ConnectionLimits limits, Deadline deadline, boolean tells) {
        this.input = input;
        this.limits = limits;
        this.deadline = deadline;
        this.tells = tells;
    }

    /**
     * Reads a head, of which at least one byte has come.
     *
     * @return null when nothing but empty lines came
     */
    @Nullable
    RequestHead read() throws IOException, MalformedRequestException {
        count = 0;
        position = 0;
        lineStart = 0;
        checkFirstByte();
        boolean waits = false;
        while (!scan()) {
            checkLength();
            if (!waits) {
                // Once, not for each part that comes.
                deadline.expireIn(limits.headTime().toNanos(), tells);
                waits = true;
            }
            if (!input.fill()) {
                if (count == 0 && lineStart == input.available()) {
                    return null;
                }
                throw brokenOff();
            }
        }
        deadline.clear();
        checkLength();
        byte[] bytes = input.read(position);
        return HeadParser.parse(bytes, Arrays.copyOf(lines, 2 * count));
    }

    private void checkFirstByte() throws MalformedRequestException {
        byte first = input.at(0);
        if (first == TLS_HANDSHAKE) {
            throw malformed("This port speaks HTTP without TLS. Call it with http://, not https://.");
        }
        if (!Characters.isToken(first) && first != '\r' && first != '\n') {
            throw malformed("This is no HTTP request: it does not begin with a method.");
        }
    }

    /** Looks through what is here, up to the empty line that ends a head; false when that has not come yet. */
    private boolean scan() throws MalformedRequestException {
        int available = input.available();
        while (position < available) {
            int c = input.at(position);
            if (c >= ' ' && c != 127 || c < 0 || c == '\t') {
                position++;
            } else if (c != '\r') {
                throw malformed(c == '\n'
                        ? "A line of the head ends with LF alone. End each with CR and LF."
                        : "A control character is in the head.");
            } else if (position + 1 == available) {
                return false;
            } else if (input.at(position + 1) != '\n') {
                throw malformed("A carriage return without LF is in the head.");
            } else if (endLine()) {
                return true;
            }
        }
        return false;
    }

    /** Takes note of a line; true when it is the empty one at the end. */
    private boolean endLine() throws MalformedRequestException {
        boolean empty = position == lineStart;
        if (!empty) {
            if (count > limits.headFields()) {
                throw tooManyFields();
            }
            if (2 * count == lines.length) {
                lines = Arrays.copyOf(lines, 2 * lines.length);
            }
            lines[2 * count] = lineStart;
            lines[2 * count + 1] = position;
            count++;
        } else if (count == 0 && position >= 2 * MAX_EMPTY_LINES) {
            throw malformed("The request begins with empty lines.");
        }
        position += 2;
        lineStart = position;
        // Empty lines before a request are left over from the one before it, of some clients.
        return empty && count > 0;
    }

    private void checkLength() throws MalformedRequestException {
        int firstLine = count == 0 ? position : lines[1] - lines[0];
        if (firstLine > Math.min(MAX_FIRST_LINE_LENGTH, limits.headBytes())) {
            throw new MalformedRequestException(RequestError.TARGET_TOO_LONG,
                    "The first line of the request is longer than "
                            + Math.min(MAX_FIRST_LINE_LENGTH, limits.headBytes()) + " bytes. Ask for less in the URL.");
        }
        if (position > limits.headBytes()) {
            throw new MalformedRequestException(RequestError.HEAD_TOO_LARGE,
                    "The header fields are larger than " + limits.headBytes() + " bytes. Send fewer or shorter ones.");
        }
    }

    private MalformedRequestException brokenOff() {
        return input.isLate()
                ? new MalformedRequestException(RequestError.TOO_SLOW,
                        "The header fields did not end within " + limits.headTime().toSeconds() + " seconds.")
                : malformed("The request broke off before the end of its header fields, an empty line.");
    }

    private MalformedRequestException tooManyFields() {
        return new MalformedRequestException(RequestError.HEAD_TOO_LARGE,
                "There are more than " + limits.headFields() + " header fields. Send fewer.");
    }
}

package dev.latchkey.mockserver.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Incremental reader of command lines, which must end with CR LF. */
final class CommandReader {
    /** Maximum bytes of a command: 512 by RFC 5321, and what extensions add. */
    static final int MAX_COMMAND_LENGTH = 2_048;
    /** Maximum bytes of a line in an AUTH exchange. */
    static final int MAX_AUTH_LENGTH = 12_288;

    private static final int INITIAL_SIZE = 128;

    private byte[] line = new byte[INITIAL_SIZE];
    private int length;
    private boolean hasControl;
    private boolean hasNonAscii;
    private boolean afterCr;

    /**
     * Returns the next line; null if its end has not arrived yet.
     *
     * @param maxLength maximum bytes of the line
     * @throws SmtpRefusalException if the line is too long, is not text, or does not end with CR LF. The last of these closes
     *         the
     *         connection, since the two sides may no longer agree on where a line begins
     */
    @Nullable
    String readLine(SmtpInput input, int maxLength) {
        while (!input.isEmpty()) {
            int c = input.read();
            if (afterCr) {
                if (c == '\n') {
                    return finishLine(maxLength);
                }
                throw new SmtpRefusalException(500, "5.5.2",
                        "A line must end with CR LF, but this one contains a bare CR.")
                        .closingConnection();
            }
            if (c == '\n') {
                throw new SmtpRefusalException(500, "5.5.2",
                        "A line must end with CR LF, but this one ends with a bare LF.")
                        .closingConnection();
            }
            afterCr = c == '\r';
            if (!afterCr) {
                add(c, maxLength);
            }
        }
        return null;
    }

    private void add(int c, int maxLength) {
        hasControl |= c < ' ' || c == 127;
        hasNonAscii |= c > 127;
        if (length < maxLength) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length] = (byte) c;
        }
        // Never more than one above the maximum, so that it cannot overflow.
        length = Math.min(length + 1, maxLength + 1);
    }

    private String finishLine(int maxLength) {
        byte[] bytes = line;
        int count = length;
        boolean lineHasControl = hasControl;
        boolean lineHasNonAscii = hasNonAscii;
        if (line.length > INITIAL_SIZE) {
            line = new byte[INITIAL_SIZE];
        }
        length = 0;
        hasControl = false;
        hasNonAscii = false;
        afterCr = false;
        if (count > maxLength) {
            throw new SmtpRefusalException(500, "5.5.2",
                    "The line is too long. The maximum is " + maxLength + " bytes.");
        }
        if (lineHasControl) {
            throw new SmtpRefusalException(500, "5.5.2", "The line contains control characters.");
        }
        return lineHasNonAscii ? utf8(bytes, count) : new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }

    private static String utf8(byte[] bytes, int count) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count)).toString();
        } catch (CharacterCodingException e) {
            throw new SmtpRefusalException(500, "5.5.2", "The line is not UTF-8.");
        }
    }
}

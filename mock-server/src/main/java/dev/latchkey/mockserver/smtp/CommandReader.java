package dev.latchkey.mockserver.smtp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads lines that end with CR LF and nothing else, piece by piece as they come. */
final class CommandReader {
    /** Longest command: 512 bytes by the book, and what extensions add. */
    static final int COMMAND = 2_048;
    /** Longest line of an AUTH exchange. */
    static final int AUTH = 12_288;

    private static final int USUAL = 128;

    private byte[] line = new byte[USUAL];
    private int length;
    private boolean control;
    private boolean beyondAscii;
    private boolean afterCr;

    /**
     * The next line; null when its end has not come yet.
     *
     * @param most how long it may be
     * @throws SmtpRefusal when it is too long, not text, or ends otherwise; after the last the connection must end,
     *         since the two sides may no longer agree on where a line begins
     */
    @Nullable
    String line(SmtpInput input, int most) {
        while (!input.isEmpty()) {
            int c = input.read();
            if (afterCr) {
                if (c == '\n') {
                    return whole(most);
                }
                throw new SmtpRefusal(500, "5.5.2", "A line must end with CR LF; this one has a bare CR.").closing();
            }
            if (c == '\n') {
                throw new SmtpRefusal(500, "5.5.2", "A line must end with CR LF; this one ends with a bare LF.")
                        .closing();
            }
            afterCr = c == '\r';
            if (!afterCr) {
                add(c, most);
            }
        }
        return null;
    }

    private void add(int c, int most) {
        control |= c < ' ' || c == 127;
        beyondAscii |= c > 127;
        if (length < most) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            line[length] = (byte) c;
        }
        // Stays one above what is allowed, however much comes.
        length = Math.min(length + 1, most + 1);
    }

    private String whole(int most) {
        byte[] bytes = line;
        int count = length;
        boolean hasControl = control;
        boolean mayBeUtf8 = beyondAscii;
        if (line.length > USUAL) {
            line = new byte[USUAL];
        }
        length = 0;
        control = false;
        beyondAscii = false;
        afterCr = false;
        if (count > most) {
            throw new SmtpRefusal(500, "5.5.2", "The line is too long. At most " + most + " bytes are read.");
        }
        if (hasControl) {
            throw new SmtpRefusal(500, "5.5.2", "The line has control characters in it.");
        }
        return mayBeUtf8 ? utf8(bytes, count) : new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
    }

    private static String utf8(byte[] bytes, int count) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, count)).toString();
        } catch (CharacterCodingException e) {
            throw new SmtpRefusal(500, "5.5.2", "The line is not UTF-8.");
        }
    }
}

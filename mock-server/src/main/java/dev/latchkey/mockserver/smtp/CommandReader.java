package dev.latchkey.mockserver.smtp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads lines that end with CR LF and nothing else. */
final class CommandReader {
    /** Longest command: 512 bytes by the book, and what extensions add. */
    static final int COMMAND = 2_048;
    /** Longest line of an AUTH exchange. */
    static final int AUTH = 12_288;

    private final SmtpWire wire;

    CommandReader(SmtpWire wire) {
        this.wire = wire;
    }

    /**
     * The next line.
     *
     * @throws SmtpRefusal when it is too long, not text, or ends otherwise; after the last the connection must end,
     *         since the two sides may no longer agree on where a line begins
     */
    String line(int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        int length = 0;
        boolean control = false;
        for (int c = wire.read();; c = wire.read()) {
            if (c == '\n') {
                throw new SmtpRefusal(500, "5.5.2", "A line must end with CR LF; this one ends with a bare LF.")
                        .closing();
            }
            if (c == '\r') {
                if (wire.read() == '\n') {
                    break;
                }
                throw new SmtpRefusal(500, "5.5.2", "A line must end with CR LF; this one has a bare CR.").closing();
            }
            length++;
            control |= c < ' ' || c == 127;
            if (length <= most) {
                line.write(c);
            }
        }
        if (length > most) {
            throw new SmtpRefusal(500, "5.5.2", "The line is too long. At most " + most + " bytes are read.");
        }
        if (control) {
            throw new SmtpRefusal(500, "5.5.2", "The line has control characters in it.");
        }
        return text(line.toByteArray());
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new SmtpRefusal(500, "5.5.2", "The line is not UTF-8.");
        }
    }
}

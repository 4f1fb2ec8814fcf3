package dev.latchkey.mockserver.release;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A captured mail as it is released: unchanged except that Bcc header fields are removed and {@code
 * X-Latchkey-Released} is added.
 */
final class ReleasedMail {
    private static final Set<String> HIDDEN = Set.of("bcc", "resent-bcc");

    private final byte[] bytes;
    private final boolean eightBitHeader;

    private ReleasedMail(byte[] bytes, boolean eightBitHeader) {
        this.bytes = bytes;
        this.eightBitHeader = eightBitHeader;
    }

    /**
     * Prepares a captured mail for release.
     *
     * @param raw header and body. CR LF, CR and LF all end a line, because SMTP software converts each to CR LF
     */
    static ReleasedMail of(byte[] raw, String messageId) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + 100);
        out.writeBytes(("X-Latchkey-Released: " + messageId + "\r\n").getBytes(StandardCharsets.US_ASCII));
        int at = 0;
        boolean hidden = false;
        boolean eightBit = false;
        while (at < raw.length && raw[at] != '\r' && raw[at] != '\n') {
            int next = nextLine(raw, at);
            if (raw[at] != ' ' && raw[at] != '\t') {
                hidden = HIDDEN.contains(name(raw, at, next));
            }
            if (!hidden) {
                out.write(raw, at, next - at);
                eightBit |= hasEightBitData(raw, at, next);
            }
            at = next;
        }
        out.write(raw, at, raw.length - at);
        return new ReleasedMail(out.toByteArray(), eightBit);
    }

    byte[] bytes() {
        return bytes;
    }

    /** Returns true if the header has bytes outside ASCII. */
    boolean hasEightBitHeader() {
        return eightBitHeader;
    }

    /** Returns true if the mail has bytes outside ASCII. */
    boolean hasEightBitData() {
        return hasEightBitData(bytes, 0, bytes.length);
    }

    private static int nextLine(byte[] raw, int start) {
        int at = start;
        while (at < raw.length && raw[at] != '\r' && raw[at] != '\n') {
            at++;
        }
        if (at + 1 < raw.length && raw[at] == '\r' && raw[at + 1] == '\n') {
            return at + 2;
        }
        return Math.min(at + 1, raw.length);
    }

    private static String name(byte[] raw, int start, int end) {
        String line = new String(raw, start, end - start, StandardCharsets.ISO_8859_1);
        int colon = line.indexOf(':');
        return colon < 0 ? "" : SmtpAddresses.toLowerAscii(line.substring(0, colon).strip());
    }

    private static boolean hasEightBitData(byte[] raw, int start, int end) {
        for (int i = start; i < end; i++) {
            if (raw[i] < 0) {
                return true;
            }
        }
        return false;
    }
}

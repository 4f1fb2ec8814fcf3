package dev.latchkey.mockserver.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Quoted-printable encoder with lines of at most 76 characters, which preserves all spaces, and a lenient decoder. */
final class QuotedPrintable {
    private static final int MAX_LINE = 76;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private QuotedPrintable() {}

    /** Writes a text in UTF-8 with CR LF line ends. */
    static void write(String text, ByteArrayOutputStream out) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        int column = 0;
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xff;
            boolean endsLine = i + 1 == bytes.length || bytes[i + 1] == '\n';
            if (c == '\n') {
                out.write('\r');
                out.write('\n');
                column = 0;
                continue;
            }
            boolean blank = c == ' ' || c == '\t';
            boolean asIs = blank && !endsLine || c > ' ' && c < 127 && c != '=';
            int width = asIs ? 1 : 3;
            // A soft line break takes one more character.
            if (column + width > (endsLine ? MAX_LINE : MAX_LINE - 1)) {
                out.writeBytes(new byte[]{'=', '\r', '\n'});
                column = 0;
            }
            column += width;
            out.writeBytes(asIs ? new byte[]{(byte) c} : new byte[]{'=', HEX[c >> 4], HEX[c & 15]});
        }
    }

    /** Decodes the characters. What is not encoded properly stays as it is, except an equals sign at the end. */
    static byte[] decode(byte[] encoded) {
        byte[] decoded = new byte[encoded.length];
        int length = 0;
        int blanks = 0;
        for (int i = 0; i < encoded.length; i++) {
            byte c = encoded[i];
            if (c == '\r' || c == '\n') {
                // Spaces at the end of a line were added on the way.
                length -= blanks;
            }
            blanks = c == ' ' || c == '\t' ? blanks + 1 : 0;
            int high = c == '=' && i + 2 < encoded.length ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            int next = c == '=' && low < 0 ? softBreakEnd(encoded, i + 1) : -1;
            if (next >= 0) {
                i = next - 1;
            } else {
                decoded[length++] = low < 0 ? c : (byte) (high * 16 + low);
                i += low < 0 ? 0 : 2;
            }
        }
        return Arrays.copyOf(decoded, length - blanks);
    }

    /** The end of the line break that follows an equals sign, perhaps after spaces; -1 if none follows. */
    private static int softBreakEnd(byte[] encoded, int from) {
        int at = from;
        while (at < encoded.length && (encoded[at] == ' ' || encoded[at] == '\t')) {
            at++;
        }
        if (at == encoded.length || encoded[at] == '\n') {
            return Math.min(at + 1, encoded.length);
        }
        boolean isCrLf = encoded[at] == '\r' && at + 1 < encoded.length && encoded[at + 1] == '\n';
        return isCrLf ? at + 2 : -1;
    }
}

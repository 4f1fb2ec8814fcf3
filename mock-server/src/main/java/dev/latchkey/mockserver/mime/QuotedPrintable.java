package dev.latchkey.mockserver.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Quoted-printable encoder with lines of at most 76 characters. Preserves all spaces. */
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
}

package dev.latchkey.mockserver.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decodes bytes whose charset may be missing, unknown or wrong. Never fails. */
final class Charsets {
    private static final Charset WESTERN = Charset.forName("windows-1252", StandardCharsets.ISO_8859_1);
    // Latin, Greek and Cyrillic begin so in UTF-8. As the last letters of a Western text, these are very rare.
    private static final String CUT_LEADS = "\u00c2\u00c3\u00ce\u00cf\u00d0\u00d1";
    private static final char REPLACEMENT = '\ufffd';

    private Charsets() {}

    /** Decodes the bytes with the named charset, or with a guessed one if the name is missing, unknown or US-ASCII. */
    static String decode(byte[] bytes, @Nullable String name) {
        Function<byte[], String> named = name == null ? null : CharsetResolver.decoder(name);
        return named == null ? guess(bytes) : named.apply(bytes);
    }

    /** Decodes as UTF-8 if the bytes are UTF-8 or nearly so, otherwise as windows-1252. */
    static String guess(byte[] bytes) {
        return guess(bytes, 0, bytes.length);
    }

    /** Like {@link #guess(byte[])}, for a range of the bytes. */
    static String guess(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // Without this character, nothing was replaced. With it, the text may have contained it.
        return text.indexOf(REPLACEMENT) < 0 || isUtf8(bytes, offset, offset + length)
                ? text
                : new String(bytes, offset, length, WESTERN);
    }

    /**
     * Returns true if there are at least as many characters of several bytes as broken ones. One broken byte must not
     * make a whole text Western, and a text that was cut at a number of bytes ends with a broken character.
     */
    private static boolean isUtf8(byte[] bytes, int start, int end) {
        int whole = 0;
        int broken = 0;
        for (int i = start; i < end;) {
            int lead = bytes[i] & 0xff;
            int length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            int found = 1;
            while (found < length && i + found < end && (bytes[i + found] & 0xc0) == 0x80) {
                found++;
            }
            boolean isCut = found < length && i + found == end && (found > 1 || CUT_LEADS.indexOf(lead) >= 0);
            if (length > 1 && found == length || isCut) {
                whole++;
            } else if (lead >= 0x80) {
                broken++;
            }
            i += found;
        }
        return whole > 0 && whole >= broken;
    }
}

package dev.latchkey.mockserver.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Text from bytes whose charset is said, not said, or said wrong. Never fails. */
final class Charsets {
    private static final String LAST_RESORT = "windows-1252";

    private Charsets() {}

    /** The bytes in the charset of this name, or in the likeliest where the name is missing, unknown or plainly wrong. */
    static String decode(byte[] bytes, @Nullable String name) {
        Charset named = name == null ? null : charset(name.trim());
        return named == null || named.equals(StandardCharsets.US_ASCII) ? guess(bytes) : new String(bytes, named);
    }

    /** UTF-8 where the bytes are, otherwise Windows' Western European. */
    static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            Charset western = charset(LAST_RESORT);
            return new String(bytes, western == null ? StandardCharsets.ISO_8859_1 : western);
        }
    }

    private static @Nullable Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }
}

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
    private static final String FALLBACK = "windows-1252";
    private static final char REPLACEMENT = '\ufffd';

    private Charsets() {}

    /** The bytes in the charset of this name, or in the likeliest where the name is missing, unknown or plainly wrong. */
    static String decode(byte[] bytes, @Nullable String name) {
        Charset named = name == null ? null : charset(name.trim());
        return named == null || named.equals(StandardCharsets.US_ASCII) ? guess(bytes) : new String(bytes, named);
    }

    /** UTF-8 where the bytes are, otherwise Windows' Western European. */
    static String guess(byte[] bytes) {
        return guess(bytes, 0, bytes.length);
    }

    /** The same for some of the bytes. */
    static String guess(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // Without this sign, nothing had to be replaced; with it, it may have been in the text.
        return text.indexOf(REPLACEMENT) < 0 ? text : guessStrictly(bytes, offset, length);
    }

    private static String guessStrictly(byte[] bytes, int offset, int length) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, offset, length)).toString();
        } catch (CharacterCodingException e) {
            Charset western = charset(FALLBACK);
            return new String(bytes, offset, length, western == null ? StandardCharsets.ISO_8859_1 : western);
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

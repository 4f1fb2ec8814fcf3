package dev.latchkey.mockserver.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jspecify.annotations.Nullable;

/** Decodes bytes whose charset may be missing, unknown or wrong. Never fails. */
final class Charsets {
    private static final String FALLBACK = "windows-1252";
    private static final char REPLACEMENT = '\ufffd';

    private Charsets() {}

    /** Decodes the bytes with the named charset, or with a guessed one if the name is missing, unknown or US-ASCII. */
    static String decode(byte[] bytes, @Nullable String name) {
        Charset named = name == null ? null : charset(name.trim());
        return named == null || named.equals(StandardCharsets.US_ASCII) ? guess(bytes) : new String(bytes, named);
    }

    /** Decodes as UTF-8 if the bytes are valid UTF-8, otherwise as windows-1252. */
    static String guess(byte[] bytes) {
        return guess(bytes, 0, bytes.length);
    }

    /** Like {@link #guess(byte[])}, for a range of the bytes. */
    static String guess(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        // Without this character, nothing was replaced. With it, the text may have contained it.
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

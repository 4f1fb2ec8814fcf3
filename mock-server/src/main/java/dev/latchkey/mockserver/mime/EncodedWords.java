package dev.latchkey.mockserver.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decoder of the encoded words of RFC 2047. Runs in one pass over any text, unlike the library's decoder. Other text
 * stays unchanged.
 */
final class EncodedWords {
    /** A whole encoded word. The groups are its charset, its encoding and its text. */
    static final Pattern WORD = Pattern
            .compile("=\\?([^?*\\s]{1,60}+)(?:\\*[^?\\s]{0,20}+)?+\\?([BbQq])\\?([^?]*+)\\?=");

    private final StringBuilder decoded = new StringBuilder();
    // Consecutive words in one charset are decoded together, because a character may be split between them.
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private @Nullable String charset;

    private EncodedWords() {}

    static String decode(String text) {
        EncodedWords words = new EncodedWords();
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find()) {
            String between = text.substring(end, word.start());
            if (end == 0 || !between.isBlank()) {
                words.flush();
                words.decoded.append(between);
            }
            words.add(word.group(1), word.group(2).equalsIgnoreCase("B"), word.group(3));
            end = word.end();
        }
        words.flush();
        return words.decoded.append(text, end, text.length()).toString();
    }

    /**
     * Decodes the bytes of a header field, whose charset is guessed. Raw bytes within a word are escaped first, because
     * they are in the charset of that word.
     */
    static String line(byte[] raw, int offset, int length) {
        String line = Charsets.guess(raw, offset, length);
        if (!line.contains("=?") || line.chars().allMatch(c -> c < 128)) {
            return line;
        }
        Matcher word = WORD.matcher(new String(raw, offset, length, StandardCharsets.ISO_8859_1));
        byte[] escaped = word.replaceAll(found -> Matcher.quoteReplacement(escape(found)))
                .getBytes(StandardCharsets.ISO_8859_1);
        return Charsets.guess(escaped);
    }

    private static String escape(MatchResult word) {
        if (!word.group(2).equalsIgnoreCase("Q")) {
            return word.group();
        }
        StringBuilder escaped = new StringBuilder();
        for (char c : word.group().toCharArray()) {
            escaped.append(c < 128 ? String.valueOf(c) : String.format("=%02X", (int) c));
        }
        return escaped.toString();
    }

    private void add(String name, boolean base64, String encoded) {
        if (!name.equalsIgnoreCase(charset)) {
            flush();
            charset = name.toLowerCase(Locale.ROOT);
        }
        if (base64) {
            bytes.writeBytes(Base64Decoder.decode(encoded.getBytes(StandardCharsets.ISO_8859_1)));
        } else {
            quoted(encoded);
        }
    }

    private void quoted(String encoded) {
        byte[] characters = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < characters.length; i++) {
            int high = i + 2 < characters.length ? Character.digit(characters[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(characters[i + 2], 16);
            if (characters[i] == '=' && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(characters[i] == '_' ? ' ' : characters[i]);
            }
        }
    }

    private void flush() {
        decoded.append(Charsets.decode(bytes.toByteArray(), charset));
        bytes.reset();
        charset = null;
    }
}

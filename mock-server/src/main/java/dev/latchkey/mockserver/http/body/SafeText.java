package dev.latchkey.mockserver.http.body;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Makes input safe to quote in messages: shortened and without control characters, so that it cannot start a new
 * line.
 */
public final class SafeText {
    private static final int MAX_LENGTH = 60;
    private static final int MAX_SENTENCE_LENGTH = 240;

    private SafeText() {}

    /** Returns the text on one line, with at most 60 characters. */
    public static String of(String text) {
        return truncate(text, MAX_LENGTH);
    }

    /** Returns a message that quotes input on one line, with at most 240 characters. */
    public static String sentence(String text) {
        return truncate(text, MAX_SENTENCE_LENGTH);
    }

    /** Returns the name as a token of a JSON pointer in a URI fragment, shortened as by {@link #of}. */
    static String inPointer(String name) {
        String shown = of(name).replace("~", "~0").replace("/", "~1");
        return URLEncoder.encode(shown, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
    }

    private static String truncate(String text, int maxLength) {
        String line = text.codePoints().limit(maxLength).map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}

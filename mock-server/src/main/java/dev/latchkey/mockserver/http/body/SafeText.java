package dev.latchkey.mockserver.http.body;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Input as it may be shown again in a message: shortened, and without what could start a new line. */
public final class SafeText {
    private static final int MAX_LENGTH = 60;
    private static final int MAX_SENTENCE_LENGTH = 240;

    private SafeText() {}

    /** A short, one-line form of the text. */
    public static String of(String text) {
        return cut(text, MAX_LENGTH);
    }

    /** As {@link #of}, for a message that quotes input somewhere. */
    public static String sentence(String text) {
        return cut(text, MAX_SENTENCE_LENGTH);
    }

    /** As {@link #of}, as a part of a JSON pointer that is a URI fragment. */
    static String inPointer(String name) {
        String shown = of(name).replace("~", "~0").replace("/", "~1");
        return URLEncoder.encode(shown, StandardCharsets.UTF_8).replace("+", "%20").replace("%7E", "~");
    }

    private static String cut(String text, int longest) {
        String line = text.codePoints().limit(longest).map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}

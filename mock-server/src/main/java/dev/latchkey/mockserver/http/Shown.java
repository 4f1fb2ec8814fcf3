package dev.latchkey.mockserver.http;

/** Input as it may be shown again in a message: shortened, and without what could start a new line. */
public final class Shown {
    private static final int LONGEST = 60;
    private static final int LONGEST_SENTENCE = 240;

    private Shown() {}

    /** A short, one-line form of the text. */
    public static String of(String text) {
        return cut(text, LONGEST);
    }

    /** As {@link #of}, for a message that quotes input somewhere. */
    public static String sentence(String text) {
        return cut(text, LONGEST_SENTENCE);
    }

    private static String cut(String text, int longest) {
        String line = text.codePoints().limit(longest).map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        return line.length() < text.length() ? line + "…" : line;
    }
}

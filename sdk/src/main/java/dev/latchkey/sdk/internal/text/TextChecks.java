package dev.latchkey.sdk.internal.text;

import org.jspecify.annotations.Nullable;

/** Checks the characters of texts that go into a header, a name or a message. */
public final class TextChecks {
    // Letters and symbols by their Unicode category that are nevertheless invisible: braille blank, Hangul fillers.
    private static final String INVISIBLE_LETTERS = "\u2800\u115F\u1160\u3164\uFFA0";
    private static final int MAX_QUOTED_LENGTH = 60;

    private TextChecks() {}

    /** Returns true if the text contains a line break or another control character. */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(TextChecks::isControl);
    }

    /**
     * Returns true if the text contains a control character other than line breaks, tabs and form feeds, which message
     * texts may have.
     */
    public static boolean hasControlExceptWhitespace(String text) {
        return text.codePoints().anyMatch(c -> isControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    }

    /** Returns true if the character is a line break or another control character. */
    public static boolean isControl(int c) {
        // U+2028 and U+2029 break lines too.
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    /** Returns true if the text has at least one visible character. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> INVISIBLE_LETTERS.indexOf(c) < 0 && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.UNASSIGNED ->
                false;
            default -> true;
        });
    }

    /**
     * Returns true if the text has characters that override the text direction, and so can make one name look like
     * another.
     */
    public static boolean hasBidiControl(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
    }

    /** Returns the number of code points: a surrogate pair counts as one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Returns the length of the text in UTF-8, in bytes; 0 for null. */
    public static long utf8Length(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // A surrogate pair takes four bytes for its two characters.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }

    /** Quotes a text for use in a message: shortened to 60 characters, and with control characters replaced. */
    public static String quote(String text) {
        StringBuilder quoted = new StringBuilder("'");
        int end = text.length() > MAX_QUOTED_LENGTH
                ? text.offsetByCodePoints(0, Math.min(MAX_QUOTED_LENGTH, length(text)))
                : text.length();
        text.substring(0, end).codePoints()
                .forEach(
                        c -> quoted.appendCodePoint(isControl(c) || isSurrogate(c) ? Character.toChars(0xFFFD)[0] : c));
        return quoted.append(end < text.length() ? "…'" : "'").toString();
    }

    /** Returns true if the text has a lone surrogate, which no encoding can represent. */
    public static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(TextChecks::isSurrogate);
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}

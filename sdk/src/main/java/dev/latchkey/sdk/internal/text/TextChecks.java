package dev.latchkey.sdk.internal.text;

import org.jspecify.annotations.Nullable;

/** What can be in a text that goes into a header, a name or a message. */
public final class TextChecks {
    // Letters and signs by their kind, and empty to the eye: braille blank, Hangul fillers.
    private static final String BLANK = "\u2800\u115F\u1160\u3164\uFFA0";
    private static final int SHOWN = 60;

    private TextChecks() {}

    /** Whether a character of it would break a line or do worse. */
    public static boolean hasControl(String text) {
        return text.codePoints().anyMatch(TextChecks::isControl);
    }

    /** As {@link #hasControl}, but lines and tabs may be: a message's text has them. */
    public static boolean hasControlBeyondLines(String text) {
        return text.codePoints().anyMatch(c -> isControl(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    }

    /** Whether the character would break a line or do worse. */
    public static boolean isControl(int c) {
        // U+2028 and U+2029 break lines too.
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }

    /** Whether there is something in it to be seen. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(c -> BLANK.indexOf(c) < 0 && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                    Character.UNASSIGNED ->
                false;
            default -> true;
        });
    }

    /** Whether it makes text after it run the other way, so that a name looks like another. */
    public static boolean turnsDirection(String text) {
        return text.codePoints().anyMatch(c -> c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069);
    }

    /** Characters as a reader counts them: a surrogate pair is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Bytes of it in UTF-8; none for null. */
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

    /** The text in quotation marks, shortened and without control characters, to be shown in a message. */
    public static String quoted(String text) {
        StringBuilder shown = new StringBuilder("'");
        int end = text.length() > SHOWN ? text.offsetByCodePoints(0, Math.min(SHOWN, length(text))) : text.length();
        text.substring(0, end).codePoints()
                .forEach(c -> shown.appendCodePoint(isControl(c) || isHalf(c) ? Character.toChars(0xFFFD)[0] : c));
        return shown.append(end < text.length() ? "…'" : "'").toString();
    }

    /** Whether it has half a surrogate pair, which no encoding can write. */
    public static boolean hasHalfCharacter(String text) {
        return text.codePoints().anyMatch(TextChecks::isHalf);
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}

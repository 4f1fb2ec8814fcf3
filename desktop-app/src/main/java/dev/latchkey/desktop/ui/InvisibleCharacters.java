package dev.latchkey.desktop.ui;

/**
 * Characters that cannot be seen: controls, marks that turn or hide other text, halves of a pair. In a text that people
 * read or paste they stand as escapes, as JSON and Java both know them, so that nothing looks like what it is not.
 */
public final class InvisibleCharacters {
    private InvisibleCharacters() {}

    /** Appends a character, as an escape if it is invisible. */
    public static void append(StringBuilder text, int point) {
        if (isInvisible(point)) {
            for (char half : Character.toChars(point)) {
                text.append(String.format("\\u%04x", (int) half));
            }
        } else {
            text.appendCodePoint(point);
        }
    }

    /** Whether a character cannot be seen. */
    public static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}

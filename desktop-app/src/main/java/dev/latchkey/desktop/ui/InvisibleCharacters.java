package dev.latchkey.desktop.ui;

/**
 * Detects and escapes invisible characters: controls, format characters that reorder or hide text, unpaired surrogates.
 * The escapes are valid in JSON and in Java, so a displayed or copied text cannot look like a different one.
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

    /** Returns true if a character is invisible. */
    public static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }
}

package dev.latchkey.desktop.ui;

/**
 * Entry of a list that is edited as chips.
 *
 * @param text text of the chip
 * @param tone severity of its note
 * @param note error or warning; empty if there is none
 */
public record Chip(String text, Tone tone, String note) {
    /** Severity of a note. */
    public enum Tone {
        /** No note. */
        PLAIN,
        /** Warning. */
        WARN,
        /** Error. */
        DANGER
    }
}

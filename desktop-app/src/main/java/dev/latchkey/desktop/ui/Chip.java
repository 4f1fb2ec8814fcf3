package dev.latchkey.desktop.ui;

/**
 * One entry of a list that is edited as chips.
 *
 * @param text what it says
 * @param tone whether something is wrong with it
 * @param note what is wrong, or what to mind; empty for nothing
 */
public record Chip(String text, Tone tone, String note) {
    /** Whether something is wrong with an entry. */
    public enum Tone {
        /** Nothing. */
        PLAIN,
        /** Something to mind. */
        WARN,
        /** It cannot stay like this. */
        DANGER
    }
}

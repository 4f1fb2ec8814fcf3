package dev.latchkey.desktop.shell;

/** Puts cards in front of the window, one at a time. Nothing ever opens a second window. */
public interface Overlays {
    /** Shows a card, in place of the one that is there. */
    void show(Overlay overlay);

    /** Takes the card away. */
    void close();
}

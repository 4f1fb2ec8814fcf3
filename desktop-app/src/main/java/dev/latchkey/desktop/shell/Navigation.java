package dev.latchkey.desktop.shell;

/** The way to other places in the app. */
public interface Navigation {
    /** Goes there. */
    void go(Route route);
}

package dev.latchkey.desktop.send;

/** Where the test send leads to. */
public interface SendNavigator {
    /** To what the sandbox captured. */
    void inbox();

    /** To the form that makes a key. */
    void newKey();
}

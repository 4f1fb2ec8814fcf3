package dev.latchkey.desktop.revoke;

/** Where the question leads to. */
public interface RevokeNavigator {
    /** It was answered. */
    void close();
}

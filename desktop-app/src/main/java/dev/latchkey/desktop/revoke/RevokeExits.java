package dev.latchkey.desktop.revoke;

/** Where the question leads to. */
public interface RevokeExits {
    /** It was answered. */
    void close();
}

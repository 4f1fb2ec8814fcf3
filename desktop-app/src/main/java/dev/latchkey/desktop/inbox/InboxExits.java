package dev.latchkey.desktop.inbox;

/** Where the inbox leads to. */
public interface InboxExits {
    /** To the test send. */
    void send();
}

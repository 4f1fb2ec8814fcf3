package dev.latchkey.desktop.inbox;

/** Where the inbox leads to. */
public interface InboxNavigator {
    /** To the test send. */
    void send();
}

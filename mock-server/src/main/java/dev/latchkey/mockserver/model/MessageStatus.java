package dev.latchkey.mockserver.model;

import java.util.Locale;

/** How far a message has come; with several recipients, how far the one with the worst luck has. */
public enum MessageStatus {
    /** It waits for the time it shall be sent at. */
    SCHEDULED,
    /** It waits to be sent. */
    QUEUED,
    /** It has left. */
    SENT,
    /** It has arrived. */
    DELIVERED,
    /** It has not arrived yet, and is tried again. */
    DEFERRED,
    /** The recipient's server has returned it. */
    BOUNCED,
    /** It could not be sent. */
    FAILED,
    /** It was not sent, because the recipient is suppressed. */
    DROPPED,
    /** Its sender took it back before it was sent. */
    CANCELED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The lower-case word for it, on the wire and in the store. */
    public String wireName() {
        return word;
    }

    /** The status of this word. */
    public static MessageStatus fromWireName(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.latchkey.mockserver.model;

import java.util.Locale;

/** What can happen to a message on its way to one recipient. */
public enum EventType {
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
    CANCELED,
    /** The recipient has opened it. */
    OPENED,
    /** The recipient has followed a link in it. */
    CLICKED,
    /** The recipient wants no more. */
    UNSUBSCRIBED,
    /** The recipient has called it spam. */
    COMPLAINED,
    /** The recipient has answered. */
    REPLIED;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The lower-case word for it, on the wire and in the store. */
    public String wireName() {
        return word;
    }

    /** The type of this word. */
    public static EventType fromWireName(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

package dev.latchkey.mockserver.model;

import java.util.Locale;

/** Type of a delivery event. */
public enum EventType {
    /** The message is scheduled for later. */
    SCHEDULED,
    /** The message is queued for sending. */
    QUEUED,
    /** The message was sent. */
    SENT,
    /** The message was delivered. */
    DELIVERED,
    /** The message was not delivered yet; delivery is retried. */
    DEFERRED,
    /** The recipient's server rejected the message. */
    BOUNCED,
    /** The message could not be sent. */
    FAILED,
    /** The message was not sent, because the recipient is suppressed. */
    DROPPED,
    /** The sender canceled the message before it was sent. */
    CANCELED,
    /** The recipient opened the message. */
    OPENED,
    /** The recipient clicked a link in the message. */
    CLICKED,
    /** The recipient unsubscribed. */
    UNSUBSCRIBED,
    /** The recipient reported the message as spam. */
    COMPLAINED,
    /** The recipient replied. */
    REPLIED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in JSON and in the store. */
    public String wireName() {
        return wireName;
    }

    /** The type with this wire name. */
    public static EventType fromWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

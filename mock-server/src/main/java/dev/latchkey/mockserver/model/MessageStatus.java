package dev.latchkey.mockserver.model;

import java.util.Locale;

/** Delivery status of a message. With several recipients, the status of the least successful one. */
public enum MessageStatus {
    /** Scheduled for later. */
    SCHEDULED,
    /** Queued for sending. */
    QUEUED,
    /** Sent, but not delivered yet. */
    SENT,
    /** Delivered. */
    DELIVERED,
    /** Not delivered yet; delivery is retried. */
    DEFERRED,
    /** Rejected by the recipient's server. */
    BOUNCED,
    /** Could not be sent. */
    FAILED,
    /** Not sent, because the recipient is suppressed. */
    DROPPED,
    /** Canceled by the sender before it was sent. */
    CANCELED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in JSON and in the store. */
    public String wireName() {
        return wireName;
    }

    /** The status with this wire name. */
    public static MessageStatus fromWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

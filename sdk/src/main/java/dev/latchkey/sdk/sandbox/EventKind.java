package dev.latchkey.sdk.sandbox;

import java.util.Locale;

/**
 * Event of a message. Values that this version does not know are kept as they are.
 *
 * {@snippet :
 * boolean lost = Set.of(EventKind.BOUNCED, EventKind.FAILED).contains(EventKind.of("bounced"));
 * }
 *
 * @param name lower-case name in the API
 */
public record EventKind(String name) {
    /** The message waits for its scheduled time. */
    public static final EventKind SCHEDULED = new EventKind("scheduled");
    /** The message waits to be sent. */
    public static final EventKind QUEUED = new EventKind("queued");
    /** The message was sent. */
    public static final EventKind SENT = new EventKind("sent");
    /** The message was delivered. */
    public static final EventKind DELIVERED = new EventKind("delivered");
    /** The message was not delivered yet. The sandbox will try again. */
    public static final EventKind DEFERRED = new EventKind("deferred");
    /** The recipient's server returned the message. */
    public static final EventKind BOUNCED = new EventKind("bounced");
    /** The message could not be sent. */
    public static final EventKind FAILED = new EventKind("failed");
    /** The message was not sent, because the recipient is suppressed. */
    public static final EventKind DROPPED = new EventKind("dropped");
    /** The sender canceled the message before it was sent. */
    public static final EventKind CANCELED = new EventKind("canceled");
    /** The recipient opened the message. */
    public static final EventKind OPENED = new EventKind("opened");
    /** The recipient clicked a link in the message. */
    public static final EventKind CLICKED = new EventKind("clicked");
    /** The recipient unsubscribed. */
    public static final EventKind UNSUBSCRIBED = new EventKind("unsubscribed");
    /** The recipient reported the message as spam. */
    public static final EventKind COMPLAINED = new EventKind("complained");
    /** The recipient replied. */
    public static final EventKind REPLIED = new EventKind("replied");
    /** A test request to a webhook, without an event. */
    public static final EventKind PING = new EventKind("ping");

    public EventKind {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** Returns the event kind of this name, known or not. */
    public static EventKind of(String name) {
        return new EventKind(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

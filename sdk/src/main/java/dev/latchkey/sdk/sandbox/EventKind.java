package dev.latchkey.sdk.sandbox;

import java.util.Locale;

/**
 * What happened to a message. An open value, so that a word this version does not know survives.
 *
 * {@snippet :
 * boolean lost = Set.of(EventKind.BOUNCED, EventKind.FAILED).contains(EventKind.of("bounced"));
 * }
 *
 * @param name lower-case word, as the sandbox writes it
 */
public record EventKind(String name) {
    /** It waits for the time it shall be sent at. */
    public static final EventKind SCHEDULED = new EventKind("scheduled");
    /** It waits to be sent. */
    public static final EventKind QUEUED = new EventKind("queued");
    /** It has left. */
    public static final EventKind SENT = new EventKind("sent");
    /** It has arrived. */
    public static final EventKind DELIVERED = new EventKind("delivered");
    /** It has not arrived yet, and is tried again. */
    public static final EventKind DEFERRED = new EventKind("deferred");
    /** The recipient's server has returned it. */
    public static final EventKind BOUNCED = new EventKind("bounced");
    /** It could not be sent. */
    public static final EventKind FAILED = new EventKind("failed");
    /** It was not sent, because the recipient is suppressed. */
    public static final EventKind DROPPED = new EventKind("dropped");
    /** Its sender took it back before it was sent. */
    public static final EventKind CANCELED = new EventKind("canceled");
    /** The recipient has opened it. */
    public static final EventKind OPENED = new EventKind("opened");
    /** The recipient has followed a link in it. */
    public static final EventKind CLICKED = new EventKind("clicked");
    /** The recipient wants no more. */
    public static final EventKind UNSUBSCRIBED = new EventKind("unsubscribed");
    /** The recipient has called it spam. */
    public static final EventKind COMPLAINED = new EventKind("complained");
    /** The recipient has answered. */
    public static final EventKind REPLIED = new EventKind("replied");
    /** Nothing happened: a webhook was tried. */
    public static final EventKind PING = new EventKind("ping");

    public EventKind {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The kind of this name, known or not. */
    public static EventKind of(String name) {
        return new EventKind(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

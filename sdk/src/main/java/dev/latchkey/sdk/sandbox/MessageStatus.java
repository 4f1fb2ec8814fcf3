package dev.latchkey.sdk.sandbox;

import java.util.Locale;

/**
 * How far a message has come; with several recipients, how far the one with the worst luck has. An open value, so that
 * a word this version does not know survives.
 *
 * {@snippet :
 * Paged<MessageResource> lost = session.messages().find(MessageQuery.all().status(MessageStatus.BOUNCED));
 * }
 *
 * @param name lower-case word, as the sandbox writes it
 */
public record MessageStatus(String name) {
    /** It waits for the time it shall be sent at. */
    public static final MessageStatus SCHEDULED = new MessageStatus("scheduled");
    /** It waits to be sent. */
    public static final MessageStatus QUEUED = new MessageStatus("queued");
    /** It has left. */
    public static final MessageStatus SENT = new MessageStatus("sent");
    /** It has arrived. */
    public static final MessageStatus DELIVERED = new MessageStatus("delivered");
    /** It has not arrived yet, and is tried again. */
    public static final MessageStatus DEFERRED = new MessageStatus("deferred");
    /** The recipient's server has returned it. */
    public static final MessageStatus BOUNCED = new MessageStatus("bounced");
    /** It could not be sent. */
    public static final MessageStatus FAILED = new MessageStatus("failed");
    /** It was not sent, because the recipient is suppressed. */
    public static final MessageStatus DROPPED = new MessageStatus("dropped");
    /** Its sender took it back before it was sent. */
    public static final MessageStatus CANCELED = new MessageStatus("canceled");

    public MessageStatus {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The status of this name, known or not. */
    public static MessageStatus of(String name) {
        return new MessageStatus(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.latchkey.sdk.sandbox;

import java.util.Locale;

/**
 * Status of a message; with several recipients, the worst one of theirs. Values that this version does not know are
 * kept as they are.
 *
 * {@snippet :
 * Paged<MessageResource> lost = session.messages().find(MessageQuery.all().status(MessageStatus.BOUNCED));
 * }
 *
 * @param name lower-case name in the API
 */
public record MessageStatus(String name) {
    /** The message waits for its scheduled time. */
    public static final MessageStatus SCHEDULED = new MessageStatus("scheduled");
    /** The message waits to be sent. */
    public static final MessageStatus QUEUED = new MessageStatus("queued");
    /** The message was sent. */
    public static final MessageStatus SENT = new MessageStatus("sent");
    /** The message was delivered. */
    public static final MessageStatus DELIVERED = new MessageStatus("delivered");
    /** The message was not delivered yet. The sandbox will try again. */
    public static final MessageStatus DEFERRED = new MessageStatus("deferred");
    /** The recipient's server returned the message. */
    public static final MessageStatus BOUNCED = new MessageStatus("bounced");
    /** The message could not be sent. */
    public static final MessageStatus FAILED = new MessageStatus("failed");
    /** The message was not sent, because the recipient is suppressed. */
    public static final MessageStatus DROPPED = new MessageStatus("dropped");
    /** The sender canceled the message before it was sent. */
    public static final MessageStatus CANCELED = new MessageStatus("canceled");

    public MessageStatus {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** Returns the status of this name, known or not. */
    public static MessageStatus of(String name) {
        return new MessageStatus(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

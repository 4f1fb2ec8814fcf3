package dev.latchkey.sdk.sandbox;

import java.util.Locale;

/**
 * How a message travels. An open value, so that a word this version does not know survives.
 *
 * {@snippet :
 * Paged<MessageResource> texts = session.messages().find(MessageQuery.all().channel(MessageChannel.SMS));
 * }
 *
 * @param name lower-case word, as the sandbox writes it
 */
public record MessageChannel(String name) {
    /** A text message to a phone. */
    public static final MessageChannel SMS = new MessageChannel("sms");
    /** An e-mail. */
    public static final MessageChannel EMAIL = new MessageChannel("email");

    public MessageChannel {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The channel of this name, known or not. */
    public static MessageChannel of(String name) {
        return new MessageChannel(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

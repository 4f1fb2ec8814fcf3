package dev.latchkey.sdk.sandbox;

import java.util.Locale;

/**
 * Channel of a message. Values that this version does not know are kept as they are.
 *
 * {@snippet :
 * Paged<MessageResource> texts = session.messages().find(MessageQuery.all().channel(MessageChannel.SMS));
 * }
 *
 * @param name lower-case name in the API
 */
public record MessageChannel(String name) {
    /** SMS. */
    public static final MessageChannel SMS = new MessageChannel("sms");
    /** An e-mail. */
    public static final MessageChannel EMAIL = new MessageChannel("email");

    public MessageChannel {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** Returns the channel of this name, known or not. */
    public static MessageChannel of(String name) {
        return new MessageChannel(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

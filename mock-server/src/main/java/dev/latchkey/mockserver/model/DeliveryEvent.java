package dev.latchkey.mockserver.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a message on its way to one recipient. Events are only ever added.
 *
 * @param id its name for programs; sorts by the order in which events were made
 * @param accountId whose it is
 * @param messageId of which message
 * @param recipient bare address or number
 * @param type what happened
 * @param bounce how a returned message was returned; null for every other type
 * @param code what a server on the way or the recipient's network said, {@code 5.1.1}; null for nothing
 * @param detail a sentence, the link that was followed, or the answer's text; null for nothing
 * @param cause why it happened
 * @param at when, by the account's clock
 */
public record DeliveryEvent(String id, String accountId, String messageId, String recipient, EventType type,
        @Nullable Bounce bounce, @Nullable String code, @Nullable String detail, Cause cause, Instant at) {

    /** How a message was returned. */
    public enum Bounce {
        /** For good: there is no such recipient. */
        HARD,
        /** For now: the mailbox is full, or the server too busy. */
        SOFT;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The lower-case word for it, on the wire and in the store. */
        public String wireName() {
            return word;
        }

        /** The kind of this word. */
        public static Bounce fromWireName(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Why an event happened. */
    public enum Cause {
        /** It is what happens to every message. */
        SCRIPT,
        /** The recipient is a magic one, or the sender asked for it in a header. */
        MAGIC,
        /** Somebody asked for it through an API. */
        MANUAL,
        /** A fault rule made it happen. */
        FAULT;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** The lower-case word for it, on the wire and in the store. */
        public String wireName() {
            return word;
        }

        /** The cause of this word. */
        public static Cause fromWireName(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}

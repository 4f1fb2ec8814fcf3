package dev.latchkey.mockserver.model;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Delivery event of a message for one recipient. Events are append-only.
 *
 * @param id unique id; ids sort in creation order
 * @param accountId account that owns the message
 * @param messageId id of the message
 * @param recipient bare address or phone number
 * @param type kind of event
 * @param bounce kind of bounce; null for every other event type
 * @param code code of the receiving server or network, such as {@code 5.1.1}; null for none
 * @param detail explanation, clicked link, or text of the reply; null for none
 * @param cause what triggered the event
 * @param at time of the event, by the account's clock
 */
public record DeliveryEvent(String id, String accountId, String messageId, String recipient, EventType type,
        @Nullable Bounce bounce, @Nullable String code, @Nullable String detail, Cause cause, Instant at) {

    /** Kind of bounce. */
    public enum Bounce {
        /** Permanent: the recipient does not exist. */
        HARD,
        /** Temporary: the mailbox is full or the server is too busy. */
        SOFT;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        /** The lower-case name used in JSON and in the store. */
        public String wireName() {
            return wireName;
        }

        /** The bounce with this wire name. */
        public static Bounce fromWireName(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** Trigger of an event. */
    public enum Cause {
        /** The normal course of a delivery. */
        SCRIPT,
        /** A magic recipient, or a header field of the sender that requests an outcome. */
        MAGIC,
        /** A request to an API. */
        MANUAL,
        /** A fault rule. */
        FAULT;

        private final String wireName = name().toLowerCase(Locale.ROOT);

        /** The lower-case name used in JSON and in the store. */
        public String wireName() {
            return wireName;
        }

        /** The cause with this wire name. */
        public static Cause fromWireName(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}

package dev.latchkey.mockserver.model;

import java.util.Locale;
import java.util.Map;

/**
 * Recipient of a message.
 *
 * @param mailbox mailbox or number as the sender wrote it: {@code ann@example.com}, {@code Ann <ann@example.com>} or a
 *         phone number
 * @param kind header field of an e-mail that names the recipient; {@link Kind#TO} for an SMS
 * @param fields values of merge fields for this recipient, by name; empty for none
 */
public record Recipient(String mailbox, Kind kind, Map<String, String> fields) {
    public Recipient {
        fields = Map.copyOf(fields);
    }

    /** Header field of an e-mail that names a recipient. */
    public enum Kind {
        /** Primary recipient. */
        TO,
        /** Recipient of a copy, visible to all. */
        CC,
        /** Recipient of a copy, hidden from the others. */
        BCC;

        /** The lower-case name used in JSON and in the store. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with this wire name. */
        public static Kind fromWireName(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }

    /** A primary recipient without merge fields. */
    public static Recipient to(String mailbox) {
        return new Recipient(mailbox, Kind.TO, Map.of());
    }

    /** The bare address or phone number, without a display name: {@code ann@example.com}. */
    public String address() {
        int open = mailbox.lastIndexOf('<');
        int quoteEnd = mailbox.lastIndexOf("\"@");
        if (quoteEnd > open) {
            // A quoted local part may contain angle brackets.
            open = mailbox.lastIndexOf("<\"", quoteEnd);
        }
        return open >= 0 && mailbox.endsWith(">") ? mailbox.substring(open + 1, mailbox.length() - 1) : mailbox;
    }
}

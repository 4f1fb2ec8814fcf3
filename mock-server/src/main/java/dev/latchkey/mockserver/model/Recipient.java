package dev.latchkey.mockserver.model;

import java.util.Locale;
import java.util.Map;

/**
 * One who shall get a message.
 *
 * @param mailbox as the sender wrote it: {@code ann@example.com}, {@code Ann <ann@example.com>} or a phone number
 * @param kind in which field of an e-mail; {@link Kind#TO} for an SMS
 * @param fields values of merge fields for this recipient, by name; empty where there are none
 */
public record Recipient(String mailbox, Kind kind, Map<String, String> fields) {
    public Recipient {
        fields = Map.copyOf(fields);
    }

    /** In which field of an e-mail a recipient stands. */
    public enum Kind {
        /** Among the addressees. */
        TO,
        /** Among those who get a copy that all can see. */
        CC,
        /** Among those who get a copy that nobody else can see. */
        BCC;

        /** The lower-case word for it, on the wire and in the store. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind of this word. */
        public static Kind fromWireName(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** An addressee without merge fields. */
    public static Recipient to(String mailbox) {
        return new Recipient(mailbox, Kind.TO, Map.of());
    }

    /** The bare address or number, without a display name: {@code ann@example.com}. */
    public String address() {
        int open = mailbox.lastIndexOf('<');
        return open >= 0 && mailbox.endsWith(">") ? mailbox.substring(open + 1, mailbox.length() - 1) : mailbox;
    }
}

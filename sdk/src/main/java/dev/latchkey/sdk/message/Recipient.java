package dev.latchkey.sdk.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Recipient of an e-mail, with the values of merge fields for this recipient. Immutable.
 *
 * {@snippet :
 * Recipient ann = Recipient.of("Ann <ann@example.com>").field("first", "Ann").field("points", "120");
 * }
 *
 * @param mailbox mailbox of the recipient
 * @param fields values of merge fields by name; the texts refer to them as {@code {{first}}}
 */
public record Recipient(Mailbox mailbox, Map<String, String> fields) {
    public Recipient {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * Creates a recipient without merge fields.
     *
     * @param mailbox {@code ann@example.com} or {@code Ann <ann@example.com>}
     * @throws InvalidMessageException if it is neither
     */
    public static Recipient of(String mailbox) {
        return new Recipient(Mailbox.parse(mailbox), Map.of());
    }

    /** Returns this recipient with another merge field; one of the same name is replaced. */
    public Recipient field(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Recipient(mailbox, more);
    }

    /** Returns the plain address, such as {@code ann@example.com}. */
    public String address() {
        return mailbox.address();
    }
}

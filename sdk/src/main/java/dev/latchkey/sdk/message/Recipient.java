package dev.latchkey.sdk.message;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One who shall get an e-mail, with what the mail says to this one alone. Immutable.
 *
 * {@snippet :
 * Recipient ann = Recipient.of("Ann <ann@example.com>").field("first", "Ann").field("points", "120");
 * }
 *
 * @param mailbox where to
 * @param fields values of merge fields by name; the mail's texts have them as {@code {{first}}} or however the gateway
 *        writes them
 */
public record Recipient(Mailbox mailbox, Map<String, String> fields) {
    public Recipient {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * One of this address, without merge fields.
     *
     * @param mailbox {@code ann@example.com} or {@code Ann <ann@example.com>}
     * @throws InvalidMessageException when it is neither
     */
    public static Recipient of(String mailbox) {
        return new Recipient(Mailbox.parse(mailbox), Map.of());
    }

    /** The same recipient with one more merge field; one of the same name is replaced. */
    public Recipient field(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Recipient(mailbox, more);
    }

    /** The bare address, {@code ann@example.com}. */
    public String address() {
        return mailbox.address();
    }
}

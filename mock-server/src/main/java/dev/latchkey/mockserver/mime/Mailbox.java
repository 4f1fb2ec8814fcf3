package dev.latchkey.mockserver.mime;

import org.jspecify.annotations.Nullable;

/**
 * Mailbox of a sender or recipient.
 *
 * @param name decoded display name; null for none
 * @param address address such as {@code ada@example.com}
 */
public record Mailbox(@Nullable String name, String address) {
    /** Creates a mailbox without a display name. */
    public static Mailbox of(String address) {
        return new Mailbox(null, address);
    }
}

package dev.latchkey.mockserver.mime;

import org.jspecify.annotations.Nullable;

/**
 * A person or a program that mail goes to or comes from.
 *
 * @param name as shown to people, decoded; null for none
 * @param address such as {@code ada@example.com}
 */
public record Mailbox(@Nullable String name, String address) {
    /** A mailbox without a name. */
    public static Mailbox of(String address) {
        return new Mailbox(null, address);
    }
}

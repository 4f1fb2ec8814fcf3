package dev.latchkey.mockserver.mime;

import org.jspecify.annotations.Nullable;

/**
 * Mailbox of a sender or recipient.
 *
 * @param name decoded display name; null for none
 * @param address address such as {@code ada@example.com}
 */
public record ParsedMailbox(@Nullable String name, String address) {
    /** Creates a mailbox without a display name. */
    public static ParsedMailbox of(String address) {
        return new ParsedMailbox(null, address);
    }
}

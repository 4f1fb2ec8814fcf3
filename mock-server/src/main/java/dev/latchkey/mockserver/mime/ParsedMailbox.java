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

    /** Returns true if this is the mailbox of an address. Case and unnecessary quotes make no difference. */
    public boolean hasAddress(String other) {
        return address.equalsIgnoreCase(other) || unquoted(address).equalsIgnoreCase(unquoted(other));
    }

    private static String unquoted(String address) {
        int end = address.lastIndexOf("\"@");
        boolean quoted = end > 0 && address.charAt(0) == '"';
        return quoted ? address.substring(1, end).replaceAll("\\\\(.)", "$1") + address.substring(end + 1) : address;
    }
}

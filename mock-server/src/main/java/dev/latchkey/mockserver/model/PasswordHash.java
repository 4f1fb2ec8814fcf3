package dev.latchkey.mockserver.model;

/**
 * Slow, salted hash of a password, with its parameters, so that they can be strengthened later.
 *
 * @param encoded {@code algorithm:iterations:salt:hash}, the last two in hexadecimal
 */
public record PasswordHash(String encoded) {
    /** Returns a constant, never the hash. */
    @Override
    public String toString() {
        return "[hash]";
    }
}

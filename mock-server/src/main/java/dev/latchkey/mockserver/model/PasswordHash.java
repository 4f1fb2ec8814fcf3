package dev.latchkey.mockserver.model;

/**
 * What is kept of a password: a slow, salted hash together with how it was made, so that it can be made slower later.
 *
 * @param encoded {@code algorithm:iterations:salt:hash}, the last two in hexadecimal
 */
public record PasswordHash(String encoded) {
    /** Never the hash. */
    @Override
    public String toString() {
        return "[hash]";
    }
}

package dev.latchkey.sdk.keys;

import java.util.Locale;

/**
 * Whether a key is accepted. An open value, so that a word this version does not know survives.
 *
 * {@snippet :
 * boolean usable = key.status().equals(KeyStatus.ACTIVE);
 * }
 *
 * @param name lower-case word
 */
public record KeyStatus(String name) {
    /** Accepted. */
    public static final KeyStatus ACTIVE = new KeyStatus("active");

    /** Its time is over; it is refused. */
    public static final KeyStatus EXPIRED = new KeyStatus("expired");

    /** Taken back by its owner; it is refused for ever. */
    public static final KeyStatus REVOKED = new KeyStatus("revoked");

    public KeyStatus {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** The status of this name, known or not. */
    public static KeyStatus of(String name) {
        return switch (name) {
            case "active" -> ACTIVE;
            case "expired" -> EXPIRED;
            case "revoked" -> REVOKED;
            default -> new KeyStatus(name);
        };
    }

    @Override
    public String toString() {
        return name;
    }
}

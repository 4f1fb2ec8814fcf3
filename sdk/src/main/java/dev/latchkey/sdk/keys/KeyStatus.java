package dev.latchkey.sdk.keys;

import java.util.Locale;

/**
 * Status of a key. Not an enum, so that values unknown to this version are kept.
 *
 * {@snippet :
 * boolean usable = key.status().equals(KeyStatus.ACTIVE);
 * }
 *
 * @param name name in lower case
 */
public record KeyStatus(String name) {
    /** The key is accepted. */
    public static final KeyStatus ACTIVE = new KeyStatus("active");

    /** The key has expired and is refused. */
    public static final KeyStatus EXPIRED = new KeyStatus("expired");

    /** The owner revoked the key. It is refused permanently. */
    public static final KeyStatus REVOKED = new KeyStatus("revoked");

    public KeyStatus {
        name = name.toLowerCase(Locale.ROOT);
    }

    /** Returns the status with this name, known or not. */
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

package dev.latchkey.sdk.keys;

/**
 * One thing a key may do, by the gateway's own name for it. An open value: a name this version does not know is kept
 * as it came and sent back as it was.
 *
 * {@snippet :
 * boolean mayText = key.may(Permission.of("sms:send"));
 * }
 *
 * @param name the gateway's name
 */
public record Permission(String name) implements Comparable<Permission> {
    /** Everything the gateway has, now and later. */
    public static final Permission EVERYTHING = new Permission("*");

    public Permission {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A permission needs a name.");
        }
    }

    /**
     * The permission of this name, known or not.
     *
     * @throws IllegalArgumentException when the name is blank
     */
    public static Permission of(String name) {
        return new Permission(name);
    }

    @Override
    public int compareTo(Permission other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.latchkey.sdk.keys;

/**
 * Permission of a key, by the gateway's own name. Not an enum, so that names unknown to this version are kept and sent
 * back unchanged.
 *
 * {@snippet :
 * boolean mayText = key.may(Permission.of("sms:send"));
 * }
 *
 * @param name the gateway's name of the permission
 */
public record Permission(String name) implements Comparable<Permission> {
    /** All permissions of the gateway, present and future. */
    public static final Permission EVERYTHING = new Permission("*");

    public Permission {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A permission must have a name.");
        }
    }

    /**
     * Returns the permission with this name, known or not.
     *
     * @throws IllegalArgumentException if the name is blank
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

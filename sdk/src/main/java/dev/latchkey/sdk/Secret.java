package dev.latchkey.sdk;

import java.util.Arrays;
import java.util.Objects;

/**
 * A value that must not leak: the secret of an API key, a password or a session token.
 *
 * <p>{@link #toString()} never shows the value, so it cannot reach a log, an exception message or a record's
 * {@code toString}. Only {@link #reveal()} returns it. Comparing two secrets of the same length takes constant time.
 * Safe for use by several threads.
 *
 * {@snippet :
 * try (Secret secret = Secret.ofEnvironment("LATCHKEY_SECRET")) {
 *     System.out.println(secret);          // [secret]
 *     System.out.println(secret.length()); // safe to print
 *     sandbox.withKey("ck_1", secret).sms().send(sms).execute();
 * }
 * }
 */
public final class Secret implements AutoCloseable {
    private static final String MASK = "[secret]";

    // Transient, since Gson, Moshi and Jackson by fields would write the characters.
    private final transient char[] value;
    private transient volatile boolean closed;

    private Secret(char[] value) {
        this.value = value;
    }

    /**
     * Creates a secret of these characters. Frameworks that convert strings, such as Spring and Jackson, find this
     * method by its parameter.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Secret of(String value) {
        Objects.requireNonNull(value, "There is no secret: the value is null. Check where it comes from.");
        return of(value.toCharArray());
    }

    /**
     * Creates a secret of these characters.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Secret of(CharSequence value) {
        return of(value.toString());
    }

    /**
     * Creates a secret of the value of an environment variable.
     *
     * @throws IllegalStateException if the variable is not set or empty
     */
    public static Secret ofEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException("The environment variable " + name + " is "
                    + (value == null ? "not set" : "empty") + ". Set it to the secret.");
        }
        return of(value);
    }

    /**
     * Creates a secret of a copy of these characters; the caller can then overwrite the array.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Secret of(char[] value) {
        if (value.length == 0) {
            throw new IllegalArgumentException("A secret needs at least one character.");
        }
        return new Secret(value.clone());
    }

    /**
     * Returns the value. When reviewing where secrets go, search for invocations of this method.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public String reveal() {
        requireOpen();
        return new String(value);
    }

    /** Returns the number of characters. */
    public int length() {
        return value.length;
    }

    /**
     * Returns the last five characters, which identify a key after its creation. Empty if the secret has fewer than ten
     * characters.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public String lastFive() {
        requireOpen();
        return value.length < 10 ? "" : new String(value, value.length - 5, 5);
    }

    /** Overwrites the characters held here. Strings that {@link #reveal()} returned are not affected. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(value, '\0');
    }

    /** Returns true if both have the same characters. A closed secret is equal only to itself. */
    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Secret that) || that.value.length != value.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < value.length; i++) {
            difference |= value[i] ^ that.value[i];
        }
        return difference == 0 && !closed && !that.closed;
    }

    /** Returns the same number for every secret, since a hash of the value would reveal something about it. */
    @Override
    public int hashCode() {
        return MASK.hashCode();
    }

    /** Returns a fixed text that does not depend on the value. */
    @Override
    public String toString() {
        return MASK;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This secret is closed; its characters have been overwritten.");
        }
    }
}

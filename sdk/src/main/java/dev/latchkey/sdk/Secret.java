package dev.latchkey.sdk;

import java.util.Arrays;

/**
 * A value that must not be seen by accident: the secret of an API key, a password, a session token.
 *
 * <p>{@link #toString()} never shows it, so it cannot reach a log, an exception text or a record's {@code toString}.
 * {@link #reveal()} is the one way out. Equality takes the same time wherever two secrets of one length differ.
 * Safe for use by several threads.
 *
 * {@snippet :
 * try (Secret secret = Secret.of(System.getenv("LATCHKEY_SECRET"))) {
 *     System.out.println(secret);          // [secret]
 *     System.out.println(secret.length()); // fine to tell
 *     sandbox.withKey("ck_1", secret).sms().send(sms).execute();
 * }
 * }
 */
public final class Secret implements AutoCloseable {
    private static final String MASK = "[secret]";

    private final char[] value;
    private volatile boolean closed;

    private Secret(char[] value) {
        this.value = value;
    }

    /**
     * A secret of these characters.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Secret of(CharSequence value) {
        return of(value.toString().toCharArray());
    }

    /**
     * A secret of a copy of these characters; the caller may wipe the array.
     *
     * @throws IllegalArgumentException when there are none
     */
    public static Secret of(char[] value) {
        if (value.length == 0) {
            throw new IllegalArgumentException("A secret needs at least one character.");
        }
        return new Secret(value.clone());
    }

    /**
     * The value itself. Search for calls of this method when reviewing where secrets go.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public String reveal() {
        requireOpen();
        return new String(value);
    }

    /** The number of characters. */
    public int length() {
        return value.length;
    }

    /**
     * The last five characters: what stays visible of a key after its creation. A secret of fewer than ten characters
     * shows none of them.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    public String lastFive() {
        requireOpen();
        return value.length < 10 ? "" : new String(value, value.length - 5, 5);
    }

    /** Overwrites the characters held here. Strings that {@link #reveal()} gave out are not reached. */
    @Override
    public void close() {
        closed = true;
        Arrays.fill(value, '\0');
    }

    /** Whether both have the same characters. A secret that was closed is equal to itself only. */
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

    /** The same number for every secret: a hash of the value would tell something about it. */
    @Override
    public int hashCode() {
        return MASK.hashCode();
    }

    /** Always the same text. */
    @Override
    public String toString() {
        return MASK;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This secret was closed and its characters overwritten.");
        }
    }
}

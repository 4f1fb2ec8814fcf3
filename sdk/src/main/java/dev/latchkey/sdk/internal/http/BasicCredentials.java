package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public and a secret part as RFC 7617 sends them. Made in few steps, since each leaves one more copy of the secret in
 * memory.
 */
final class BasicCredentials {
    private static final byte[] SCHEME = "Basic ".getBytes(StandardCharsets.US_ASCII);
    private static final int BYTES = 3;
    private static final int LETTERS = 4;

    private final byte[] user;

    BasicCredentials(String user) {
        this.user = (user + ':').getBytes(StandardCharsets.UTF_8);
    }

    /** What {@code Authorization} has, with the scheme. */
    String header(Secret password) {
        byte[] secret = password.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] pair = Arrays.copyOf(user, user.length + secret.length);
        System.arraycopy(secret, 0, pair, user.length, secret.length);
        int length = (pair.length + BYTES - 1) / BYTES * LETTERS;
        byte[] header = new byte[SCHEME.length + length];
        Base64.getEncoder().encode(pair, header);
        System.arraycopy(header, 0, header, SCHEME.length, length);
        System.arraycopy(SCHEME, 0, header, 0, SCHEME.length);
        return new String(header, StandardCharsets.ISO_8859_1);
    }

    /** The pair alone, without the scheme. */
    String encoded(Secret password) {
        return header(password).substring(SCHEME.length);
    }
}

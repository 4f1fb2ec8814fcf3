package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Encoder of credentials for HTTP Basic authentication (RFC 7617). It makes few intermediate copies, since each one
 * leaves the secret in memory once more.
 */
final class BasicCredentials {
    private static final byte[] SCHEME = "Basic ".getBytes(StandardCharsets.US_ASCII);
    private static final int GROUP = 3;
    private static final int ENCODED_GROUP = 4;

    private final byte[] user;

    BasicCredentials(String user) {
        this.user = (user + ':').getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the value of {@code Authorization}, including the scheme. */
    String header(Secret password) {
        byte[] secret = password.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] pair = Arrays.copyOf(user, user.length + secret.length);
        System.arraycopy(secret, 0, pair, user.length, secret.length);
        int length = (pair.length + GROUP - 1) / GROUP * ENCODED_GROUP;
        byte[] header = new byte[SCHEME.length + length];
        Base64.getEncoder().encode(pair, header);
        System.arraycopy(header, 0, header, SCHEME.length, length);
        System.arraycopy(SCHEME, 0, header, 0, SCHEME.length);
        return new String(header, StandardCharsets.ISO_8859_1);
    }

    /** Returns the Base64 of user and password, without the scheme. */
    String encoded(Secret password) {
        return header(password).substring(SCHEME.length);
    }
}

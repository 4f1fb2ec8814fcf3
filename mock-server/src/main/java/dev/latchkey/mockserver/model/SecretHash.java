package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What is kept of a generated secret: its SHA-256. A fast hash is right here, and only here: these secrets are drawn
 * from a space far too large to be guessed through, so slowness would protect nothing and cost every request.
 * Passwords, which people choose, have {@link PasswordHash}.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record SecretHash(String hex) {
    private static final String DIGITS = "0123456789abcdef";

    /** The hash of this secret. */
    public static SecretHash of(Secret secret) {
        return new SecretHash(HexFormat.of().formatHex(digest(secret)));
    }

    /** Whether this is the secret, in a time that tells nothing about how much of it is right. */
    public boolean matches(Secret presented) {
        byte[] digest = digest(presented);
        if (hex.length() != 2 * digest.length) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < digest.length; i++) {
            different |= hex.charAt(2 * i) ^ DIGITS.charAt(digest[i] >> 4 & 0xf);
            different |= hex.charAt(2 * i + 1) ^ DIGITS.charAt(digest[i] & 0xf);
        }
        return different == 0;
    }

    private static byte[] digest(Secret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "[hash]";
    }
}

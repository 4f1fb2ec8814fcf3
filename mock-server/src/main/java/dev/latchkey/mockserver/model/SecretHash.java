package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 hash of a generated secret. A fast hash is safe here only because generated secrets are too many to be
 * guessed. A slow one would add no protection and slow every request. Passwords, which people choose, use
 * {@link PasswordHash}.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record SecretHash(String hex) {
    private static final String DIGITS = "0123456789abcdef";

    /** Hashes a secret. */
    public static SecretHash of(Secret secret) {
        return new SecretHash(HexFormat.of().formatHex(digest(secret)));
    }

    /** Returns true if this is the hash of the secret. Takes constant time, to leak nothing about the hash. */
    public boolean matches(Secret presented) {
        byte[] digest = digest(presented);
        if (hex.length() != 2 * digest.length) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < digest.length; i++) {
            difference |= hex.charAt(2 * i) ^ DIGITS.charAt(digest[i] >> 4 & 0xf);
            difference |= hex.charAt(2 * i + 1) ^ DIGITS.charAt(digest[i] & 0xf);
        }
        return difference == 0;
    }

    private static byte[] digest(Secret secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Returns a constant, never the hash. */
    @Override
    public String toString() {
        return "[hash]";
    }
}

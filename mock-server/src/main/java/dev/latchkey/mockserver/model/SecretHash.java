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
    /** The hash of this secret. */
    public static SecretHash of(Secret secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(secret.reveal().getBytes(StandardCharsets.UTF_8));
            return new SecretHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }

    /** Whether this is the secret, in a time that tells nothing about how much of it is right. */
    public boolean matches(Secret presented) {
        return MessageDigest.isEqual(hex.getBytes(StandardCharsets.US_ASCII),
                of(presented).hex.getBytes(StandardCharsets.US_ASCII));
    }

    /** Never the hash. */
    @Override
    public String toString() {
        return "[hash]";
    }
}

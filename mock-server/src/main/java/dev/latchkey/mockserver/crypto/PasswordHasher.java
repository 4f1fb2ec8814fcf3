package dev.latchkey.mockserver.crypto;

import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.sdk.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/** Hashes and checks passwords with PBKDF2-HMAC-SHA-512. Source for the iterations: OWASP's password storage sheet. */
public final class PasswordHasher {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    private final SecureRandom random = new SecureRandom();
    // Each hash takes about 0.1 seconds of CPU. Half of the processors stay free, so that signing in does not stop
    // other work.
    private final Semaphore processors = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** Returns the salted hash of a password. */
    public PasswordHash hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(ALGORITHM, password, salt, ITERATIONS);
        HexFormat hex = HexFormat.of();
        return new PasswordHash(String.join(":", ALGORITHM, Integer.toString(ITERATIONS), hex.formatHex(salt),
                hex.formatHex(hash)));
    }

    /**
     * Returns true if this is the password. Takes just as long if there is no hash to compare with, so that the
     * response time does not reveal which accounts exist.
     */
    public boolean matches(Secret password, @Nullable PasswordHash stored) {
        String[] parts = stored == null
                ? new String[]{ALGORITHM, Integer.toString(ITERATIONS), "00".repeat(SALT_BYTES),
                        ""}
                : stored.encoded().split(":", -1);
        byte[] derived = derive(parts[0], password, HexFormat.of().parseHex(parts[2]), Integer.parseInt(parts[1]));
        return MessageDigest.isEqual(derived, HexFormat.of().parseHex(parts[3]));
    }

    private byte[] derive(String algorithm, Secret password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, iterations, HASH_BITS);
        processors.acquireUninterruptibly();
        try {
            return SecretKeyFactory.getInstance(algorithm).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot compute " + algorithm, e);
        } finally {
            processors.release();
            spec.clearPassword();
        }
    }
}

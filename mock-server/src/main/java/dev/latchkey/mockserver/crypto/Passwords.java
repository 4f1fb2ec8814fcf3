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
public final class Passwords {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";
    private static final int ITERATIONS = 210_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;

    private final SecureRandom random = new SecureRandom();
    // A tenth of a second of computing each: not on all processors at once, or signing in would stop everything else.
    private final Semaphore processors = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    /** What to keep of a password. */
    public PasswordHash hash(Secret password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(ALGORITHM, password, salt, ITERATIONS);
        HexFormat hex = HexFormat.of();
        return new PasswordHash(String.join(":", ALGORITHM, Integer.toString(ITERATIONS), hex.formatHex(salt),
                hex.formatHex(hash)));
    }

    /**
     * Whether this is the password. Takes as long when there is no hash to compare with, so that nobody learns from the
     * time which accounts there are.
     */
    public boolean matches(Secret password, @Nullable PasswordHash kept) {
        String[] parts = kept == null
                ? new String[]{ALGORITHM, Integer.toString(ITERATIONS), "00".repeat(SALT_BYTES),
                        ""}
                : kept.encoded().split(":", -1);
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

package dev.latchkey.mockserver.crypto;

import dev.latchkey.sdk.Secret;
import java.security.SecureRandom;

/**
 * Generates secrets and other random texts of letters and digits, uniformly distributed. All secrets come from here.
 */
public final class SecretGenerator {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    /** Returns a secret with this many characters. */
    public Secret secret(int length) {
        return Secret.of(text(length));
    }

    /** Returns a text with this many characters that is not a secret. */
    public String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}

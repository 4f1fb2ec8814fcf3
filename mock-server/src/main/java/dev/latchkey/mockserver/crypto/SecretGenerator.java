package dev.latchkey.mockserver.crypto;

import dev.latchkey.sdk.Secret;
import java.security.SecureRandom;

/** Makes random texts of letters and digits, every one as likely as the other: the one source of secrets. */
public final class SecretGenerator {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final SecureRandom random = new SecureRandom();

    /** A secret of this many characters. */
    public Secret secret(int length) {
        return Secret.of(text(length));
    }

    /** A public text of this many characters. */
    public String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}

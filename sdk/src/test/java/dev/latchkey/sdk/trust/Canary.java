package dev.latchkey.sdk.trust;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The one secret that all tests use. {@link CanaryWatch} fails whatever shows it. A test of the SDK takes its keys,
 * passwords and tokens from here and makes none of its own.
 */
public final class Canary {
    /** The secret as text: for what a server answers, and for what a test compares. */
    public static final String TEXT = "canary-0123456789-Vq3xT8mZr5Kd1Wn7";

    private Canary() {}

    /** The secret. */
    public static Secret secret() {
        return Secret.of(TEXT);
    }

    /** Whether the secret, or a part of it that would do, stands in a text: plainly or inside some Base64. */
    public static boolean isIn(String text) {
        return isIn(text, TEXT);
    }

    static boolean isIn(String text, String secret) {
        return forms(secret).stream().anyMatch(text::contains);
    }

    /** How the secret may look: its two halves, and what Base64 makes of it at each of three places in a group. */
    static List<String> forms(String secret) {
        int half = secret.length() / 2;
        List<String> forms = new ArrayList<>(List.of(secret.substring(0, half), secret.substring(half)));
        for (int before = 0; before < 3; before++) {
            String encoded = Base64.getEncoder()
                    .encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
            // The first and last groups depend on the neighbours.
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        return forms;
    }
}

package dev.latchkey.sdk.trust;

import dev.latchkey.sdk.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The only secret in tests of the SDK, which take their keys, passwords and tokens from here. {@link CanaryWatch} fails
 * any test that exposes it.
 */
public final class Canary {
    /** The secret as text, for responses of test servers and for comparisons. */
    public static final String TEXT = "canary-0123456789-Vq3xT8mZr5Kd1Wn7";

    private Canary() {}

    /** Returns the secret. */
    public static Secret secret() {
        return Secret.of(TEXT);
    }

    /** Returns true if a text contains the secret or one half of it, in plain text or inside Base64. */
    public static boolean isIn(String text) {
        return isIn(text, TEXT);
    }

    static boolean isIn(String text, String secret) {
        return forms(secret).stream().anyMatch(text::contains);
    }

    /** Returns the forms to search for: both halves, and the Base64 form for each of the three alignments. */
    static List<String> forms(String secret) {
        int half = secret.length() / 2;
        List<String> forms = new ArrayList<>(List.of(secret.substring(0, half), secret.substring(half)));
        for (int before = 0; before < 3; before++) {
            String encoded = Base64.getEncoder()
                    .encodeToString(("x".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
            // The first and last groups of Base64 depend on the neighboring bytes.
            forms.add(encoded.substring(4, encoded.length() - 4));
        }
        return forms;
    }
}

package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.KeyRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key's secret chosen by the caller.
 *
 * @param secret the secret; valid only if {@code fields.finish()} succeeds
 */
public record SuppliedSecret(Secret secret) {
    private static final Pattern PUBLIC_PART = Pattern.compile("[A-Za-z0-9._-]{3,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]+");

    /** Reads the field {@code secret}. */
    public static SuppliedSecret read(JsonObjectReader fields, KeyRules rules) {
        String secret = fields.text("secret", rules.length().min(), rules.length().max());
        if (fields.isSound("secret") && !SECRET.matcher(secret).matches()) {
            fields.problem("secret", "character",
                    "A secret must have printable ASCII characters only, without spaces.");
        }
        return new SuppliedSecret(fields.isSound("secret") ? Secret.of(secret) : Secret.of("-"));
    }

    /** Reads the field {@code consumerKey}; null if it is absent. */
    public static @Nullable String publicPart(JsonObjectReader fields) {
        String publicPart = fields.optionalText("consumerKey", 0, Integer.MAX_VALUE);
        if (publicPart != null && !PUBLIC_PART.matcher(publicPart).matches()) {
            fields.problem("consumerKey", "character",
                    "A consumer key must have 3 to 100 letters, digits, dots, hyphens and underscores.");
        }
        return publicPart;
    }
}

package dev.latchkey.mockserver.control.seed;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.KeyRules;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A secret that whoever makes a key has chosen.
 *
 * @param secret good only if the fields finish without refusing
 */
public record SuppliedSecret(Secret secret) {
    private static final Pattern PUBLIC_PART = Pattern.compile("[A-Za-z0-9._-]{3,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]+");

    /** Reads the field {@code secret}. */
    public static SuppliedSecret read(JsonObjectReader fields, KeyRules rules) {
        String secret = fields.text("secret", rules.length().min(), rules.length().max());
        if (fields.isSound("secret") && !SECRET.matcher(secret).matches()) {
            fields.problem("secret", "character", "A secret has letters, digits and signs of ASCII only, no spaces.");
        }
        return new SuppliedSecret(fields.isSound("secret") ? Secret.of(secret) : Secret.of("-"));
    }

    /** Reads the field {@code consumerKey}; null where none was given. */
    public static @Nullable String publicPart(JsonObjectReader fields) {
        String publicPart = fields.optionalText("consumerKey", 0, Integer.MAX_VALUE);
        if (publicPart != null && !PUBLIC_PART.matcher(publicPart).matches()) {
            fields.problem("consumerKey", "character",
                    "This has 3 to 100 letters, digits, dots, hyphens, underscores.");
        }
        return publicPart;
    }
}

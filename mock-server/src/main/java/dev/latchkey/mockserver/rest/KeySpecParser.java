package dev.latchkey.mockserver.rest;

import dev.latchkey.sdk.internal.text.TextChecks;
import dev.latchkey.mockserver.keys.KeyEdit;
import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.SafeText;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a key shall be, and checks it against the gateway's rules. */
public final class KeySpecParser {
    private static final int MAX_PERMISSIONS = 200;

    private KeySpecParser() {}

    /**
     * Reads the fields {@code name}, {@code environment}, {@code permissions}, {@code allowedIps} and {@code expires}.
     * What is wrong is noted in the fields; the value is good only if they finish without refusing.
     *
     * @param length length of the secret, which not every caller can choose
     */
    public static NewApiKey read(JsonObjectReader fields, KeyRules rules, Instant now, @Nullable Integer length) {
        return new NewApiKey(name(fields, rules), environment(fields, rules), length, permissions(fields, rules),
                allowedIps(fields, rules), expires(fields, now));
    }

    /** Reads the field {@code length}. */
    public static @Nullable Integer length(JsonObjectReader fields, KeyRules rules) {
        return fields.optionalInt("length", rules.length().min(), rules.length().max());
    }

    /** Reads the field {@code viewable}: whether the secret can be read again. */
    public static boolean viewable(JsonObjectReader fields) {
        return Boolean.TRUE.equals(fields.optionalFlag("viewable"));
    }

    /**
     * Reads what of a key shall be another: {@code name}, {@code permissions}, {@code allowedIps} and {@code expires}.
     * What is left out stays; an expiry that is null goes, and nothing else can be null.
     */
    public static KeyEdit edit(JsonObjectReader fields, KeyRules rules, Instant now) {
        return new KeyEdit(
                fields.isChanged("name") ? name(fields, rules) : null,
                fields.isChanged("permissions") ? permissions(fields, rules) : null,
                fields.isChanged("allowedIps") ? allowedIps(fields, rules) : null,
                fields.isGiven("expires") ? Optional.ofNullable(expires(fields, now)) : null);
    }

    private static String name(JsonObjectReader fields, KeyRules rules) {
        String name = fields.text("name", 0, Integer.MAX_VALUE);
        String stripped = name.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (fields.isSound("name") && (length < 1 || length > rules.names().max())) {
            fields.problem("name", length < 1 ? "empty" : "too-long", "A key's name has 1 to " + rules.names().max()
                    + " characters" + (length < 1 ? "." : ", not " + length + "."));
        } else if (TextChecks.hasControl(stripped)) {
            fields.problem("name", "control-character", "A key's name is one line without control characters.");
        } else if (fields.isSound("name") && !TextChecks.isVisible(stripped)) {
            fields.problem("name", "invisible", "A key's name has at least one character that can be seen.");
        } else if (TextChecks.hasBidiControl(stripped)) {
            fields.problem("name", "misleading", "A key's name has no characters that turn the direction of text.");
        }
        return stripped;
    }

    private static @Nullable Environment environment(JsonObjectReader fields, KeyRules rules) {
        String word = fields.optionalText("environment", 0, Integer.MAX_VALUE);
        if (word == null) {
            return null;
        }
        Optional<Environment> known = rules.environments().stream().filter(one -> one.name().equals(word)).findFirst();
        if (known.isEmpty()) {
            fields.problem("environment", "unknown", "This must be one of "
                    + rules.environments().stream().map(Environment::name).collect(Collectors.joining(", ")) + ".");
        }
        return known.orElse(null);
    }

    private static Set<Permission> permissions(JsonObjectReader fields, KeyRules rules) {
        List<String> names = fields.texts("permissions", 1, MAX_PERMISSIONS);
        Set<Permission> permissions = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isBlank() || !rules.permissions().catalogue().knows(Permission.of(name))) {
                fields.problem("permissions/" + i, "unknown-permission", "There is no permission '" + SafeText.of(name)
                        + "'. Known are " + rules.permissions().catalogue().entries().stream()
                                .map(entry -> entry.permission().name()).collect(Collectors.joining(", "))
                        + " and *.");
            } else {
                permissions.add(Permission.of(name));
            }
        }
        return permissions;
    }

    private static List<IpRange> allowedIps(JsonObjectReader fields, KeyRules rules) {
        List<String> texts = fields.texts("allowedIps", 0, rules.allowlist().max());
        List<IpRange> ranges = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            try {
                IpRange range = IpRange.parse(texts.get(i));
                if (!rules.allowlist().allows(range)) {
                    fields.problem("allowedIps/" + i, "form", "This gateway's allowlists take single addresses only.");
                }
                if (!ranges.contains(range)) {
                    ranges.add(range);
                }
            } catch (IllegalArgumentException e) {
                fields.problem("allowedIps/" + i, "not-an-address", SafeText.sentence(e.getMessage()));
            }
        }
        return ranges;
    }

    private static @Nullable Instant expires(JsonObjectReader fields, Instant now) {
        Instant expires = InstantParser.read(fields, "expires");
        if (expires != null && !expires.isAfter(now)) {
            fields.problem("expires", "past", "This must be in the future; it is " + now + " now.");
        }
        return expires;
    }
}

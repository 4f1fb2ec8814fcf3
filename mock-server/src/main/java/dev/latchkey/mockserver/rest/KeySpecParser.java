package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import dev.latchkey.mockserver.http.body.SafeText;
import dev.latchkey.mockserver.keys.KeyEdit;
import dev.latchkey.sdk.internal.text.TextChecks;
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

/** Reads the properties of a new or changed key and checks them against the gateway's rules. */
public final class KeySpecParser {
    private static final int MAX_PERMISSIONS = 200;

    private KeySpecParser() {}

    /**
     * Reads the fields {@code name}, {@code environment}, {@code permissions}, {@code allowedIps} and {@code expires}.
     * Errors are recorded in {@code fields}; the result is valid only if {@code fields.finish()} succeeds.
     *
     * @param length length of the secret, which only some callers can choose
     */
    public static NewApiKey read(JsonObjectReader fields, KeyRules rules, Instant now, @Nullable Integer length) {
        return new NewApiKey(name(fields, rules), environment(fields, rules), length, permissions(fields, rules),
                allowedIps(fields, rules), expires(fields, now));
    }

    /** Reads the field {@code length}. */
    public static @Nullable Integer length(JsonObjectReader fields, KeyRules rules) {
        return fields.optionalInt("length", rules.length().min(), rules.length().max());
    }

    /** Returns true if the field {@code viewable} asks for a secret that can be read again. */
    public static boolean viewable(JsonObjectReader fields) {
        return Boolean.TRUE.equals(fields.optionalBoolean("viewable"));
    }

    /**
     * Reads the changes to a key: {@code name}, {@code permissions}, {@code allowedIps} and {@code expires}. An absent field
     * leaves the property unchanged. A null {@code expires} removes the expiry; no other field can be null.
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
            fields.problem("name", length < 1 ? "empty" : "too-long", "A key name must have 1 to " + rules.names().max()
                    + " characters" + (length < 1 ? "." : ", not " + length + "."));
        } else if (TextChecks.hasControl(stripped)) {
            fields.problem("name", "control-character", "A key name must be one line without control characters.");
        } else if (fields.isSound("name") && !TextChecks.isVisible(stripped)) {
            fields.problem("name", "invisible", "A key name must have at least one visible character.");
        } else if (TextChecks.hasBidiControl(stripped)) {
            fields.problem("name", "misleading",
                    "A key name must not contain characters that change the direction of text.");
        }
        return stripped;
    }

    private static @Nullable Environment environment(JsonObjectReader fields, KeyRules rules) {
        String wireName = fields.optionalText("environment", 0, Integer.MAX_VALUE);
        if (wireName == null) {
            return null;
        }
        Optional<Environment> environment = rules.environments().stream().filter(known -> known.name().equals(wireName))
                .findFirst();
        if (environment.isEmpty()) {
            fields.problem("environment", "unknown", "This must be one of "
                    + rules.environments().stream().map(Environment::name).collect(Collectors.joining(", ")) + ".");
        }
        return environment.orElse(null);
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
                    fields.problem("allowedIps/" + i, "form", "This gateway allows single addresses only, no ranges.");
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
            fields.problem("expires", "past", "This must be in the future; the time is now " + now + ".");
        }
        return expires;
    }
}

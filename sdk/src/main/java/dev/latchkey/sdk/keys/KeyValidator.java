package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Validates new keys and changes to keys against a gateway's rules. */
final class KeyValidator {
    private static final int MAX_LISTED = 20;

    private final KeyRules rules;
    private final Instant now;
    private final List<FieldError> problems = new ArrayList<>();

    KeyValidator(KeyRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    List<FieldError> validate(NewApiKey newKey) {
        if (rules.creation() instanceof Support.Unsupported unsupported) {
            problem("", "not-supported", unsupported.why());
        }
        name(newKey.name());
        environment(newKey.environment());
        length(newKey.length());
        permissions(newKey.permissions());
        addresses(newKey.allowedIps());
        expiry(newKey.expires());
        if (newKey.viewable() && rules.viewAgain() instanceof Support.Unsupported unsupported) {
            problem("viewable", "not-supported", unsupported.why());
        }
        return problems;
    }

    List<FieldError> validate(NewApiKey newKey, List<ApiKey> others) {
        validate(newKey);
        String name = newKey.name().strip();
        if (rules.names().unique() && others.stream()
                .anyMatch(other -> !other.status().equals(KeyStatus.REVOKED) && other.name().equals(name))) {
            problem("name", "taken", "A key named " + TextChecks.quote(name) + " already exists. Choose another name.");
        }
        return problems;
    }

    List<FieldError> validate(KeyChange change) {
        if (!change.isNone() && rules.edit() instanceof Support.Unsupported unsupported) {
            problem("", "not-supported", unsupported.why());
        }
        if (change.name() != null) {
            name(change.name());
        }
        if (change.permissions() != null) {
            permissions(change.permissions());
        }
        if (change.allowedIps() != null) {
            addresses(change.allowedIps());
        }
        if (change.expires() != null) {
            expiry(change.expires().orElse(null));
        }
        return problems;
    }

    private void name(String value) {
        String name = value.strip();
        int length = TextChecks.length(name);
        if (length > rules.names().max()) {
            problem("name", "too-long", "A key's name must have at most " + rules.names().max() + " characters, not "
                    + length + ".");
        } else if (name.isEmpty() && rules.names().required()) {
            problem("name", "empty", "A key's name must have 1 to " + rules.names().max() + " characters.");
        } else if (TextChecks.hasControl(name) || TextChecks.hasLoneSurrogate(name)) {
            problem("name", "control-character", "A key's name must be one line without control characters.");
        } else if (!name.isEmpty() && !TextChecks.isVisible(name)) {
            problem("name", "invisible", "A key's name must have at least one visible character.");
        } else if (TextChecks.hasBidiControl(name)) {
            problem("name", "misleading", "A key's name must not contain text direction characters.");
        }
    }

    private void environment(@Nullable Environment environment) {
        if (environment != null && !rules.environments().contains(environment)) {
            problem("environment", "unknown", "This must be one of "
                    + rules.environments().stream().map(Environment::name).collect(Collectors.joining(", ")) + ".");
        }
    }

    private void length(@Nullable Integer length) {
        KeyRules.Length rule = rules.length();
        if (length == null || length == rule.defaultLength()) {
            return;
        }
        if (rule.choice() instanceof Support.Unsupported unsupported) {
            problem("length", "not-supported", unsupported.why());
        } else if (!rule.allows(length)) {
            problem("length", "out-of-range",
                    "A secret must have " + rule.min() + " to " + rule.max() + " characters, not "
                            + length + ".");
        }
    }

    private void permissions(Collection<Permission> permissions) {
        KeyRules.Permissions rule = rules.permissions();
        if (rule.choice() instanceof Support.Unsupported unsupported) {
            if (!permissions.isEmpty()) {
                problem("permissions", "not-supported", unsupported.why());
            }
            return;
        }
        if (permissions.size() < rule.min()) {
            problem("permissions", "too-few", rule.min() == 1
                    ? "A key needs at least one permission."
                    : "A key needs at least " + rule.min() + " permissions, not " + permissions.size() + ".");
        }
        int index = 0;
        for (Permission permission : permissions) {
            String field = "permissions[" + index++ + "]";
            if (permission.equals(Permission.EVERYTHING)) {
                if (rule.everything() instanceof Support.Unsupported unsupported) {
                    problem(field, "not-supported", unsupported.why());
                }
            } else if (rule.catalogue().complete() && !rule.catalogue().knows(permission)) {
                problem(field, "unknown-permission", "There is no permission " + TextChecks.quote(permission.name())
                        + ". The gateway knows " + listKnown(rule) + ".");
            }
        }
    }

    private static String listKnown(KeyRules.Permissions rule) {
        List<String> names = new ArrayList<>(
                rule.catalogue().entries().stream().map(entry -> entry.permission().name()).limit(MAX_LISTED).toList());
        int more = rule.catalogue().entries().size() - names.size();
        if (more > 0) {
            return String.join(", ", names) + " and " + more + " more";
        }
        if (rule.everything().available()) {
            names.add(Permission.EVERYTHING.name());
        }
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    private void addresses(List<IpRange> ranges) {
        KeyRules.Allowlist rule = rules.allowlist();
        if (rule.support() instanceof Support.Unsupported unsupported) {
            if (!ranges.isEmpty()) {
                problem("allowedIps", "not-supported", unsupported.why());
            }
            return;
        }
        if (ranges.size() > rule.max()) {
            problem("allowedIps", "too-many",
                    "A key can have at most " + rule.max() + " addresses, not " + ranges.size()
                            + ". " + shorterList(ranges, rule.max()));
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (!rule.allows(ranges.get(i))) {
                problem("allowedIps[" + i + "]", "form", ranges.get(i).isSingleAddress()
                        ? "This gateway's allowlists accept only ranges."
                        : "This gateway's allowlists accept only single addresses.");
            }
        }
    }

    private static String shorterList(List<IpRange> ranges, int max) {
        int merged = IpRange.normalise(ranges).size();
        return merged <= max ? "Merged, they would be " + merged + "." : "Use ranges, or fewer addresses.";
    }

    private void expiry(@Nullable Instant expires) {
        if (expires == null) {
            return;
        }
        if (rules.expiry() instanceof Support.Unsupported unsupported) {
            problem("expires", "not-supported", unsupported.why());
        } else if (!expires.isAfter(now)) {
            problem("expires", "past", "This must be in the future; the current time is " + now + ".");
        }
    }

    private void problem(String field, String code, String message) {
        problems.add(new FieldError(field, code, message));
    }
}

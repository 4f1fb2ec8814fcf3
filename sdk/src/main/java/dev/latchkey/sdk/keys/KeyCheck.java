package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.internal.text.TextChecks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what a gateway would refuse about a key, by its rules. */
final class KeyCheck {
    private static final int NAMED = 20;

    private final KeyRules rules;
    private final Instant now;
    private final List<FieldError> problems = new ArrayList<>();

    KeyCheck(KeyRules rules, Instant now) {
        this.rules = rules;
        this.now = now;
    }

    List<FieldError> of(NewApiKey wanted) {
        if (rules.creation() instanceof Support.Unsupported no) {
            problem("", "not-supported", no.why());
        }
        name(wanted.name());
        environment(wanted.environment());
        length(wanted.length());
        permissions(wanted.permissions());
        addresses(wanted.allowedIps());
        expiry(wanted.expires());
        if (wanted.viewable() && rules.viewAgain() instanceof Support.Unsupported no) {
            problem("viewable", "not-supported", no.why());
        }
        return problems;
    }

    List<FieldError> of(NewApiKey wanted, List<ApiKey> others) {
        of(wanted);
        String name = wanted.name().strip();
        if (rules.names().unique() && others.stream()
                .anyMatch(other -> !other.status().equals(KeyStatus.REVOKED) && other.name().equals(name))) {
            problem("name", "taken", "There is a key " + TextChecks.quoted(name) + " already. Choose another name.");
        }
        return problems;
    }

    List<FieldError> of(KeyChange change) {
        if (!change.isNone() && rules.edit() instanceof Support.Unsupported no) {
            problem("", "not-supported", no.why());
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

    private void name(String given) {
        String name = given.strip();
        int length = TextChecks.length(name);
        if (length > rules.names().max()) {
            problem("name", "too-long", "A key's name has at most " + rules.names().max() + " characters, not "
                    + length + ".");
        } else if (name.isEmpty() && rules.names().required()) {
            problem("name", "empty", "A key's name has 1 to " + rules.names().max() + " characters.");
        } else if (TextChecks.hasControl(name) || TextChecks.hasHalfCharacter(name)) {
            problem("name", "control-character", "A key's name is one line without control characters.");
        } else if (!name.isEmpty() && !TextChecks.isVisible(name)) {
            problem("name", "invisible", "A key's name has at least one character that can be seen.");
        } else if (TextChecks.turnsDirection(name)) {
            problem("name", "misleading", "A key's name has no characters that turn the direction of text.");
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
        if (length == null || length == rule.standard()) {
            return;
        }
        if (rule.choice() instanceof Support.Unsupported no) {
            problem("length", "not-supported", no.why());
        } else if (!rule.allows(length)) {
            problem("length", "out-of-range", "A secret has " + rule.min() + " to " + rule.max() + " characters, not "
                    + length + ".");
        }
    }

    private void permissions(Collection<Permission> permissions) {
        KeyRules.Permissions rule = rules.permissions();
        if (rule.choice() instanceof Support.Unsupported no) {
            if (!permissions.isEmpty()) {
                problem("permissions", "not-supported", no.why());
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
                if (rule.everything() instanceof Support.Unsupported no) {
                    problem(field, "not-supported", no.why());
                }
            } else if (rule.catalogue().complete() && !rule.catalogue().knows(permission)) {
                problem(field, "unknown-permission", "There is no permission " + TextChecks.quoted(permission.name())
                        + ". Known are " + known(rule) + ".");
            }
        }
    }

    private static String known(KeyRules.Permissions rule) {
        List<String> names = new ArrayList<>(
                rule.catalogue().entries().stream().map(entry -> entry.permission().name()).limit(NAMED).toList());
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
        if (rule.support() instanceof Support.Unsupported no) {
            if (!ranges.isEmpty()) {
                problem("allowedIps", "not-supported", no.why());
            }
            return;
        }
        if (ranges.size() > rule.max()) {
            problem("allowedIps", "too-many", "A key has at most " + rule.max() + " addresses, not " + ranges.size()
                    + ". " + shorter(ranges, rule.max()));
        }
        for (int i = 0; i < ranges.size(); i++) {
            if (!rule.allows(ranges.get(i))) {
                problem("allowedIps[" + i + "]", "form", ranges.get(i).isSingleAddress()
                        ? "This gateway's allowlists take ranges only."
                        : "This gateway's allowlists take single addresses only.");
            }
        }
    }

    private static String shorter(List<IpRange> ranges, int max) {
        int merged = IpRange.normalise(ranges).size();
        return merged <= max ? "Written shorter, they are " + merged + "." : "Allow ranges, or fewer addresses.";
    }

    private void expiry(@Nullable Instant expires) {
        if (expires == null) {
            return;
        }
        if (rules.expiry() instanceof Support.Unsupported no) {
            problem("expires", "not-supported", no.why());
        } else if (!expires.isAfter(now)) {
            problem("expires", "past", "This must be in the future; it is " + now + " now.");
        }
    }

    private void problem(String field, String code, String message) {
        problems.add(new FieldError(field, code, message));
    }
}

package dev.latchkey.desktop.createkey;

import dev.latchkey.desktop.ui.Chip;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.InvisibleCharacters;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Validates the form by the rules of a gateway. */
final class KeyFormValidator {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private final KeyRules rules;
    private final Texts texts;
    private final Formats formats;

    KeyFormValidator(KeyRules rules, Texts texts, Formats formats) {
        this.rules = rules;
        this.texts = texts;
        this.formats = formats;
    }

    /** Returns the error message of a field, or an empty string if the field is valid. */
    String error(KeyFormField field, CreateKeyModel model, List<ApiKey> keys) {
        return switch (field) {
            case NAME -> name(model.name.get().strip(), keys);
            case ENVIRONMENT -> "";
            case PERMISSIONS -> model.permissions.size() < rules.permissions().min()
                    ? texts.get("create.permissions.none")
                    : "";
            case IPS -> addresses(model);
            case LENGTH -> length(model.length.get());
            case EXPIRES -> expires(model);
        };
    }

    /** Returns the warning about a field, or an empty string if there is none. */
    String warning(KeyFormField field, CreateKeyModel model, List<ApiKey> keys) {
        return switch (field) {
            case NAME -> !rules.names().unique() && isTaken(model.name.get().strip(), keys)
                    ? texts.get("create.name.taken")
                    : "";
            case ENVIRONMENT -> "";
            case PERMISSIONS -> risk(model);
            case IPS -> model.chips.stream().filter(chip -> chip.tone() == Chip.Tone.WARN).map(Chip::note)
                    .collect(Collectors.joining(" "));
            case LENGTH -> number(model.length.get()).orElse(Integer.MAX_VALUE) < rules.length().recommended()
                    ? texts.get("create.length.short", rules.length().recommended())
                    : "";
            case EXPIRES -> model.lifetime.get() == Lifetime.NEVER ? texts.get("create.expires.never.why") : "";
        };
    }

    private String name(String name, List<ApiKey> keys) {
        if (name.isEmpty()) {
            return rules.names().required() ? texts.get("create.name.missing") : "";
        }
        if (rules.names().unique() && isTaken(name, keys)) {
            return texts.get("create.name.taken");
        }
        int length = name.codePointCount(0, name.length());
        if (length > rules.names().max()) {
            return texts.get("create.name.long", length, rules.names().max());
        }
        return name.codePoints().anyMatch(KeyFormValidator::isForbidden) ? texts.get("create.name.control") : "";
    }

    private static boolean isTaken(String name, List<ApiKey> keys) {
        return keys.stream().anyMatch(key -> key.name().equals(name));
    }

    private String addresses(CreateKeyModel model) {
        if (rules.allowlist().support().available() && model.ips.size() > rules.allowlist().max()) {
            return texts.get("create.ips.many", model.ips.size(), rules.allowlist().max());
        }
        return model.chips.stream().filter(chip -> chip.tone() == Chip.Tone.DANGER).map(Chip::note).findFirst()
                .orElse("");
    }

    private String length(String text) {
        if (!rules.length().choice().available()) {
            return "";
        }
        OptionalInt number = number(text);
        return number.isPresent() && rules.length().allows(number.getAsInt())
                ? ""
                : texts.get("create.length.range", rules.length().min(), rules.length().max());
    }

    private String expires(CreateKeyModel model) {
        if (model.lifetime.get() != Lifetime.DATE) {
            return "";
        }
        LocalDate date = model.date.get();
        if (date == null) {
            return texts.get("create.expires.missing");
        }
        return date.isBefore(formats.today()) ? texts.get("create.expires.past") : "";
    }

    private String risk(CreateKeyModel model) {
        if (model.permissions.contains(Permission.EVERYTHING)) {
            return texts.get("create.permissions.everything.why");
        }
        return rules.permissions().catalogue().entries().stream()
                .filter(entry -> entry.risk() == Risk.HIGH && model.permissions.contains(entry.permission()))
                .map(Entry::permission)
                .findFirst()
                .map(permission -> texts.get("create.permissions.high", permission))
                .orElse("");
    }

    private static OptionalInt number(String text) {
        String digits = text.strip();
        return digits.matches("\\d{1,6}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    /**
     * Returns true for characters that could make one name look like another or reverse the text after it. Joiners are
     * allowed, because some scripts and emoji need them.
     */
    private static boolean isForbidden(int point) {
        boolean joiner = point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER
                || Character.UnicodeBlock.of(point) == Character.UnicodeBlock.TAGS;
        return !joiner && InvisibleCharacters.isInvisible(point);
    }
}

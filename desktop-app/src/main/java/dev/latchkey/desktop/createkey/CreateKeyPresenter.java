package dev.latchkey.desktop.createkey;

import dev.latchkey.desktop.account.Account;
import dev.latchkey.desktop.account.Failure;
import dev.latchkey.desktop.ui.Chip;
import dev.latchkey.desktop.ui.Formats;
import dev.latchkey.desktop.ui.Texts;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Presenter of the form for a new key. */
public final class CreateKeyPresenter {
    private final CreateKeyModel model;
    private final Account account;
    private final Navigator navigator;
    private final Texts texts;
    private final Formats formats;
    private final Set<KeyFormField> touched = EnumSet.noneOf(KeyFormField.class);
    private final Map<KeyFormField, String> serverErrors = new EnumMap<>(KeyFormField.class);
    private final KeyRules rules;
    private final KeyFormValidator validator;
    private boolean updating;

    /** Listener for the end of the form. */
    public interface Navigator {
        /** Shows the secret of the key that was created. */
        void created(IssuedKey issued);

        /** Closes the form. */
        void close();
    }

    /** Creates an empty form for the gateway of the account. */
    public CreateKeyPresenter(CreateKeyModel model, Account account, KeyRules rules, Navigator navigator,
            Texts texts,
            Formats formats) {
        this.model = model;
        this.account = account;
        this.rules = rules;
        this.navigator = navigator;
        this.texts = texts;
        this.formats = formats;
        this.validator = new KeyFormValidator(rules, texts, formats);
        reset();
        model.name.subscribe(() -> edited(KeyFormField.NAME));
        model.environment.subscribe(() -> edited(KeyFormField.ENVIRONMENT));
        model.preset.subscribe(this::applyPreset);
        model.length.subscribe(() -> edited(KeyFormField.LENGTH));
        model.lifetime.subscribe(() -> edited(KeyFormField.EXPIRES));
        model.date.subscribe(() -> edited(KeyFormField.EXPIRES));
        touched.clear();
        validate();
    }

    /** Rules of the gateway for keys. */
    public KeyRules rules() {
        return rules;
    }

    /** Updates the form when it is shown, possibly with an earlier draft. */
    public void opened() {
        model.problem.set("");
        validate();
    }

    /** Adds or removes a permission. */
    public void setPermission(Permission permission, boolean granted) {
        if (model.permissions.remove(Permission.EVERYTHING)) {
            model.permissions.addAll(rules.permissions().catalogue().all());
        }
        if (granted) {
            model.permissions.add(permission);
        } else {
            model.permissions.remove(permission);
        }
        updating = true;
        model.preset.set(PermissionPreset.matching(model.permissions, rules.permissions()));
        updating = false;
        edited(KeyFormField.PERMISSIONS);
    }

    /** Converts the typed text to allowlist entries. */
    public void addIps() {
        String typed = model.typedIps.get();
        model.typedIps.set("");
        Arrays.stream(typed.split("[,;\\s]+"))
                .filter(part -> !part.isBlank())
                .flatMap(part -> IpEntry.parse(part).stream())
                .filter(entry -> entry.range() == null
                        || model.ips.stream().noneMatch(other -> entry.range().equals(other.range())))
                .forEach(model.ips::add);
        edited(KeyFormField.IPS);
    }

    /** Removes an allowlist entry. */
    public void removeIp(int index) {
        model.ips.remove(index);
        edited(KeyFormField.IPS);
    }

    /** Replaces an invalid entry with the suggested range. */
    public void acceptSuggestion(int index) {
        IpRange suggested = Objects.requireNonNull(model.ips.get(index).suggestion());
        if (model.ips.stream().anyMatch(other -> suggested.equals(other.range()))) {
            model.ips.remove(index);
        } else {
            model.ips.set(index, new IpEntry(suggested.toString(), suggested, null));
        }
        edited(KeyFormField.IPS);
    }

    /** Creates the key, or shows what is missing. A failure never clears the form. */
    public void submit() {
        if (model.busy.get()) {
            return;
        }
        if (!model.typedIps.get().isBlank()) {
            addIps();
        }
        touched.addAll(EnumSet.allOf(KeyFormField.class));
        serverErrors.clear();
        validate();
        if (focusFirstError()) {
            return;
        }
        model.busy.set(true);
        model.problem.set("");
        account.create(newKey(), issued -> {
            model.busy.set(false);
            reset();
            navigator.created(issued);
        }, failure -> {
            model.busy.set(false);
            showFailure(failure);
        });
    }

    /** Closes the form and keeps the draft for the next time. */
    public void dismiss() {
        if (!model.busy.get()) {
            navigator.close();
        }
    }

    /** Closes the form and discards the draft. */
    public void cancel() {
        reset();
        navigator.close();
    }

    private void reset() {
        updating = true;
        model.name.set("");
        model.environment.set(rules.environments().getFirst());
        PermissionPreset first = PermissionPreset.of(rules.permissions()).getFirst();
        model.preset.set(first);
        model.permissions.clear();
        model.permissions.addAll(first.permissions(rules.permissions()));
        model.typedIps.set("");
        model.ips.clear();
        model.length.set(String.valueOf(rules.length().defaultLength()));
        model.lifetime.set(rules.expiry().available() ? Lifetime.DAYS_90 : Lifetime.NEVER);
        model.date.set(null);
        model.problem.set("");
        updating = false;
        touched.clear();
        serverErrors.clear();
        validate();
    }

    private void applyPreset(PermissionPreset preset) {
        if (updating) {
            return;
        }
        if (preset != PermissionPreset.CUSTOM) {
            model.permissions.clear();
            model.permissions.addAll(preset.permissions(rules.permissions()));
        }
        edited(KeyFormField.PERMISSIONS);
    }

    private void edited(KeyFormField field) {
        if (!updating) {
            touched.add(field);
            serverErrors.remove(field);
            validate();
        }
    }

    private void validate() {
        List<Chip> chips = new ArrayList<>();
        for (int i = 0; i < model.ips.size(); i++) {
            chips.add(model.ips.get(i).toChip(model.ips.subList(0, i), rules.allowlist(), texts));
        }
        model.chips.setAll(chips);
        for (KeyFormField field : KeyFormField.values()) {
            String own = touched.contains(field) ? validator.error(field, model, account.keys()) : "";
            model.error(field).set(own.isEmpty() ? serverErrors.getOrDefault(field, "") : own);
            model.warning(field).set(validator.warning(field, model, account.keys()));
        }
        boolean named = !model.name.get().isBlank()
                && validator.error(KeyFormField.NAME, model, account.keys()).isEmpty();
        model.nameMark
                .set(named && model.warning(KeyFormField.NAME).get().isEmpty() ? texts.get("create.name.free") : "");
        Integer max = rules.maximum();
        model.used.set(max == null
                ? texts.get("create.used", account.keys().size())
                : texts.get("create.usedOf", account.keys().size(), max));
        model.summary.set(new KeySummary(texts, formats).format(model, lastDay()));
    }

    private boolean focusFirstError() {
        for (KeyFormField field : KeyFormField.values()) {
            if (!model.error(field).get().isEmpty()) {
                // Reset first, so that listeners are notified even if the field is the same as before.
                model.focus.set(null);
                model.focus.set(field);
                return true;
            }
        }
        return false;
    }

    private NewApiKey newKey() {
        LocalDate last = lastDay();
        NewApiKey.Builder key = NewApiKey.named(model.name.get().strip())
                .environment(model.environment.get())
                .permissions(model.permissions)
                .allowedIps(model.ips.stream().map(IpEntry::range).filter(Objects::nonNull).toList())
                .expires(last == null ? null : formats.endOf(last));
        return (rules.length().choice().available() ? key.length(Integer.parseInt(model.length.get().strip())) : key)
                .build();
    }

    private @Nullable LocalDate lastDay() {
        return model.lifetime.get().lastDay(formats.today(), model.date.get());
    }

    private void showFailure(Failure failure) {
        List<String> others = new ArrayList<>();
        for (FieldError error : failure.fields()) {
            KeyFormField field = KeyFormField.of(error.field());
            if (field == null) {
                others.add(error.message());
            } else {
                serverErrors.merge(field, error.message(), (first, second) -> first + " " + second);
            }
        }
        boolean onlyFields = !failure.fields().isEmpty() && others.isEmpty();
        model.problem.set(onlyFields ? "" : others.isEmpty() ? failure.message() : String.join(" ", others));
        validate();
        focusFirstError();
    }
}

package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.ServerSettings.AssignedValue;
import dev.latchkey.mockserver.settings.Setting.Origin;
import dev.latchkey.mockserver.settings.Setting.Origin.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads settings from flags, environment variables and a file. Reports all problems at once. */
public final class SettingsReader {
    private static final int MAX_QUOTED_LENGTH = 60;

    private final Map<Setting<?>, AssignedValue> assigned = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsReader() {}

    /**
     * Returns the effective settings.
     *
     * @param flags values from the command line
     * @param environment all environment variables
     * @param userData default data directory
     * @throws WrongSettingsException if there is a problem in any of the three sources
     */
    public static ServerSettings read(Map<Setting<?>, String> flags, Map<String, String> environment, Path userData) {
        SettingsReader reader = new SettingsReader();
        flags.forEach((setting, text) -> reader.assign(setting, text, new Origin(Source.FLAG, setting.flag())));
        reader.readEnvironment(environment);
        reader.readFile();
        reader.assigned.putIfAbsent(SettingCatalogue.DATA_DIRECTORY,
                new AssignedValue(userData, Origin.defaults(), null));
        reader.problems.addAll(SettingConstraints.resolve(reader.assigned));
        if (!reader.problems.isEmpty()) {
            throw new WrongSettingsException(reader.problems);
        }
        return new ServerSettings(reader.assigned);
    }

    private void readEnvironment(Map<String, String> environment) {
        Map<String, Setting<?>> byVariable = SettingCatalogue.ALL.stream()
                .collect(Collectors.toMap(Setting::variable, setting -> setting));
        EnvironmentVariables.settingVariables(environment).forEach((name, text) -> {
            Setting<?> setting = byVariable.get(name);
            if (setting == null) {
                problems.add("Unknown environment variable " + quote(name) + "."
                        + SpellingSuggestion.find(name, byVariable.keySet().stream())
                                .map(suggestion -> " Did you mean " + suggestion + "?")
                                .orElse(" Unset it."));
            } else if (!text.isEmpty()) {
                // Some systems cannot unset a variable, so an empty one counts as unset.
                assign(setting, text, new Origin(Source.ENVIRONMENT, name));
            }
        });
    }

    private void readFile() {
        AssignedValue config = assigned.get(SettingCatalogue.CONFIG);
        if (config == null || !(config.value() instanceof Path path)) {
            return;
        }
        Map<String, Setting<?>> byName = SettingCatalogue.ALL.stream()
                .filter(setting -> setting != SettingCatalogue.CONFIG)
                .collect(Collectors.toMap(Setting::name, setting -> setting));
        SettingsFile file = SettingsFile.read(path);
        problems.addAll(file.problems());
        file.values().forEach((name, text) -> {
            Setting<?> setting = byName.get(name);
            if (setting == null) {
                problems.add("Unknown setting '" + quote(name) + "' in " + path + "."
                        + SpellingSuggestion.find(name, byName.keySet().stream())
                                .map(suggestion -> " Did you mean '" + suggestion + "'?")
                                .orElse(" Remove it."));
            } else {
                assign(setting, text, new Origin(Source.FILE, "'" + name + "' in " + path));
            }
        });
    }

    private void assign(Setting<?> setting, String text, Origin origin) {
        value(setting.type(), text.strip(), origin).ifPresent(value -> {
            AssignedValue before = assigned.get(setting);
            if (before == null || origin.overrides(before.origin())) {
                assigned.put(setting, new AssignedValue(value, origin, null));
            }
        });
    }

    private <T> Optional<T> value(SettingType<T> type, String text, Origin origin) {
        if (text.isEmpty()) {
            problems.add(origin.name() + " is empty. Give it a value, or remove it.");
            return Optional.empty();
        }
        try {
            T value = type.reader().apply(text);
            if (value == null) {
                problems.add(origin.name() + " must be " + type.rule() + ", not '" + quote(text) + "'.");
            }
            return Optional.ofNullable(value);
        } catch (IllegalArgumentException e) {
            problems.add(origin.name() + " is not valid: " + reason(e));
            return Optional.empty();
        }
    }

    private static String reason(IllegalArgumentException e) {
        String message = e.getMessage();
        return message == null ? "it cannot be parsed." : message;
    }

    /** Quotes user input: on one line, without control characters, and not too long. */
    static String quote(@Nullable String text) {
        String plain = String.valueOf(text).replaceAll("[^\\P{C}]+", "\u00b7");
        return plain.length() <= MAX_QUOTED_LENGTH ? plain : plain.substring(0, MAX_QUOTED_LENGTH) + "\u2026";
    }
}

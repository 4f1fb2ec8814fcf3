package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.Origin.Source;
import dev.latchkey.mockserver.settings.ServerSettings.AssignedValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Brings together what flags, environment and file say. Of what is wrong, all is told at once. */
public final class SettingsReader {
    private static final int SHOWN = 60;

    private final Map<Setting<?>, AssignedValue> assigned = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsReader() {}

    /**
     * The settings that hold.
     *
     * @param flags what the command line says
     * @param environment all variables there are
     * @param userData where the data is unless somebody says otherwise
     * @throws WrongSettingsException when anything in any of the three places is wrong
     */
    public static ServerSettings read(Map<Setting<?>, String> flags, Map<String, String> environment, Path userData) {
        SettingsReader reader = new SettingsReader();
        flags.forEach((setting, text) -> reader.assign(setting, text, new Origin(Source.FLAG, setting.flag())));
        reader.readEnvironment(environment);
        reader.readFile();
        reader.assigned.putIfAbsent(SettingCatalogue.DATA_DIRECTORY, new AssignedValue(userData, Origin.defaults(), null));
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
                problems.add("There is no setting for the environment variable " + quote(name) + "."
                        + SpellingSuggestion.find(name, byVariable.keySet().stream())
                                .map(near -> " Did you mean " + near + "?")
                                .orElse(" Unset it."));
            } else if (!text.isEmpty()) {
                // An empty variable is how some systems unset one.
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
                problems.add("There is no setting '" + quote(name) + "', which is in " + path + "."
                        + SpellingSuggestion.find(name, byName.keySet().stream())
                                .map(near -> " Did you mean '" + near + "'?")
                                .orElse(" Take it out."));
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
            problems.add(origin.name() + " is empty. Give it a value, or leave it out.");
            return Optional.empty();
        }
        try {
            T value = type.reader().apply(text);
            if (value == null) {
                problems.add(origin.name() + " is " + type.rule() + ", not '" + quote(text) + "'.");
            }
            return Optional.ofNullable(value);
        } catch (IllegalArgumentException e) {
            problems.add(origin.name() + " cannot be: " + reason(e));
            return Optional.empty();
        }
    }

    private static String reason(IllegalArgumentException e) {
        String message = e.getMessage();
        return message == null ? "it is not understood." : message;
    }

    /** What somebody wrote, short and on one line, whatever it is. */
    static String quote(@Nullable String text) {
        String plain = String.valueOf(text).replaceAll("[^\\P{C}]+", "\u00b7");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "\u2026";
    }
}

package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.Setting.Topic;
import java.util.Locale;

/** Texts about the settings: the table in the documentation, and the list of effective values. */
public final class SettingsDocumentation {
    private static final int NAME_WIDTH = 28;
    private static final int VALUE_WIDTH = 30;

    private SettingsDocumentation() {}

    /** Returns a Markdown table of all settings. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| setting | values | default | description |\n|---|---|---|---|\n");
        for (Topic topic : Topic.values()) {
            table.append("| **").append(topic.title()).append("** | | | |\n");
            SettingCatalogue.ALL.stream().filter(setting -> setting.topic() == topic)
                    .forEach(setting -> table.append("| `").append(setting.name()).append("` | ")
                            .append(setting.type().label().replace("|", "\\|")).append(" | ")
                            .append(setting.defaultValue().description()).append(" | ").append(setting.description())
                            .append(" |\n"));
        }
        return table.toString();
    }

    /** Returns the effective values and their origins, one line each, without secrets. */
    public static String effectiveSettings(ServerSettings settings) {
        StringBuilder lines = new StringBuilder();
        for (Setting<?> setting : SettingCatalogue.ALL) {
            String origin = settings.overriddenBy(setting).map(other -> "overridden by " + other.name())
                    .orElseGet(() -> settings.origin(setting).name());
            lines.append(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %-" + VALUE_WIDTH + "s %s%n",
                    setting.name(), format(setting, settings), origin));
        }
        return lines.toString();
    }

    private static <T> String format(Setting<T> setting, ServerSettings settings) {
        if (settings.overriddenBy(setting).isPresent()) {
            return "(not used)";
        }
        return settings.find(setting).map(setting.type().writer())
                .orElseGet(() -> "(" + setting.defaultValue().description() + ")");
    }
}

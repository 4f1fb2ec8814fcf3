package dev.latchkey.mockserver.settings;

import java.util.Locale;

/** The table in words: for the documentation, and for who asks what holds. */
public final class SettingsDocumentation {
    private static final int NAME_WIDTH = 28;
    private static final int VALUE_WIDTH = 30;

    private SettingsDocumentation() {}

    /** A table in Markdown of everything that can be set. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| setting | values | standard | what it does |\n|---|---|---|---|\n");
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

    /** What holds and where it was set, a line each. Secrets are not shown. */
    public static String effectiveSettings(ServerSettings settings) {
        StringBuilder lines = new StringBuilder();
        for (Setting<?> setting : SettingCatalogue.ALL) {
            String origin = settings.overruledBy(setting).map(other -> "overruled by " + other.name())
                    .orElseGet(() -> settings.origin(setting).name());
            lines.append(String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s %-" + VALUE_WIDTH + "s %s%n",
                    setting.name(), format(setting, settings), origin));
        }
        return lines.toString();
    }

    private static <T> String format(Setting<T> setting, ServerSettings settings) {
        if (settings.overruledBy(setting).isPresent()) {
            return "(not used)";
        }
        return settings.find(setting).map(setting.type().writer())
                .orElseGet(() -> "(" + setting.defaultValue().description() + ")");
    }
}

package dev.latchkey.mockserver.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A setting of the server.
 *
 * @param name name in a settings file: {@code smtp-port}
 * @param type type of its values
 * @param topic group in the help and the documentation
 * @param defaultValue value if the user sets none
 * @param description explanation for the help, in full sentences
 */
public record Setting<T>(String name, SettingType<T> type, Topic topic, DefaultValue defaultValue, String description) {
    /** Default of a setting that has no effect unless it is set. */
    static final String NONE = "none";

    private static final String PREFIX = "LATCHKEY_";

    /** Value of a setting that the user does not set. */
    public sealed interface DefaultValue {
        /** Returns the text for the documentation. */
        String description();
    }

    /**
     * A fixed default.
     *
     * @param description the value, in the syntax of the setting
     */
    record Fixed(String description) implements DefaultValue {}

    /**
     * No default, or one that is determined at startup.
     *
     * @param description explanation of the default, or of having none
     */
    record Unset(String description) implements DefaultValue {}

    /** A default that depends on where the data is stored. */
    record ByStore(String inMemory, String onDisk) implements DefaultValue {
        @Override
        public String description() {
            return inMemory + " in memory, " + onDisk + " on disk";
        }
    }

    /** Returns the default value, if there is one. */
    Optional<T> resolveDefault(Predicate<Setting<Boolean>> isOn) {
        return Optional.ofNullable(switch (defaultValue) {
            case Fixed fixed -> type.reader().apply(fixed.description);
            case Unset unset -> (@Nullable T) null;
            case ByStore store ->
                type.reader().apply(isOn.test(SettingCatalogue.IN_MEMORY) ? store.inMemory : store.onDisk);
        });
    }

    /** Returns the command-line flag: {@code --smtp-port}. */
    public String flag() {
        return "--" + name;
    }

    /** Returns the environment variable: {@code LATCHKEY_SMTP_PORT}. */
    public String variable() {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Subject of a setting. The help and the documentation group the settings by it. */
    public enum Topic {
        LISTENING("Network"), DATA("Data"), ACCESS("Access"), LIMITS("Client limits"), DELIVERY("Delivery"), RUNNING(
                "Files and logs");

        private final String title;

        Topic(String title) {
            this.title = title;
        }

        /** Returns the heading of the group. */
        public String title() {
            return title;
        }
    }

    /**
     * Origin of a value.
     *
     * @param source kind of source
     * @param name name of the setting in that source, as the user wrote it
     */
    public record Origin(Source source, String name) {
        /** Kinds of sources; the later ones override the earlier ones. */
        public enum Source {
            DEFAULT, FILE, ENVIRONMENT, FLAG
        }

        static Origin defaults() {
            return new Origin(Source.DEFAULT, "default");
        }

        boolean overrides(Origin other) {
            return source.compareTo(other.source) > 0;
        }
    }
}

package dev.latchkey.mockserver.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set.
 *
 * @param name as in a file: {@code smtp-port}
 * @param type what its values look like
 * @param topic what it is about
 * @param defaultValue what holds when nobody sets it
 * @param description what it does, in sentences for the help
 */
public record Setting<T>(String name, SettingType<T> type, Topic topic, DefaultValue defaultValue, String description) {
    /** The standard of a setting that does nothing unless somebody sets it. */
    static final String NONE = "none";

    private static final String PREFIX = "LATCHKEY_";

    /** What holds when nobody sets it. */
    public sealed interface DefaultValue {
        /** As the documentation shows it. */
        String description();
    }

    /**
     * One value.
     *
     * @param description the value, as it would be set
     */
    record Fixed(String description) implements DefaultValue {}

    /**
     * Nothing, or something found out when the server starts.
     *
     * @param description what, or what nothing means
     */
    record Unset(String description) implements DefaultValue {}

    /** One value in memory, another on disk. */
    record ByStore(String inMemory, String onDisk) implements DefaultValue {
        @Override
        public String description() {
            return inMemory + " in memory, " + onDisk + " on disk";
        }
    }

    /** The standard value, if there is one. */
    Optional<T> resolveDefault(Predicate<Setting<Boolean>> isOn) {
        return Optional.ofNullable(switch (defaultValue) {
            case Fixed fixed -> type.reader().apply(fixed.description);
            case Unset unset -> (@Nullable T) null;
            case ByStore store ->
                type.reader().apply(isOn.test(SettingCatalogue.IN_MEMORY) ? store.inMemory : store.onDisk);
        });
    }

    /** On the command line: {@code --smtp-port}. */
    public String flag() {
        return "--" + name;
    }

    /** In the environment: {@code LATCHKEY_SMTP_PORT}. */
    public String variable() {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}

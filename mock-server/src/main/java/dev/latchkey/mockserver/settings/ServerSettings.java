package dev.latchkey.mockserver.settings;

import dev.latchkey.mockserver.settings.Setting.Origin;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Effective values of all settings, and their origins. */
public final class ServerSettings {
    private final Map<Setting<?>, AssignedValue> assigned;

    /**
     * A value that the user set.
     *
     * @param value value of the setting's type
     * @param overriddenBy origin of a conflicting setting that overrides this one; null if this value is effective
     */
    record AssignedValue(Object value, Origin origin, @Nullable Origin overriddenBy) {
        AssignedValue overriddenBy(Origin other) {
            return new AssignedValue(value, origin, other);
        }
    }

    ServerSettings(Map<Setting<?>, AssignedValue> assigned) {
        this.assigned = Map.copyOf(assigned);
    }

    /** Returns the effective value, if there is one. */
    public <T> Optional<T> find(Setting<T> setting) {
        AssignedValue found = assigned.get(setting);
        if (found == null || found.overriddenBy != null) {
            return setting.resolveDefault(this::get);
        }
        @SuppressWarnings("unchecked") // SettingsReader parsed the value with the setting's type.
        T value = (T) found.value;
        return Optional.of(value);
    }

    /**
     * Returns the effective value.
     *
     * @throws java.util.NoSuchElementException if the setting is not set and has no default
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** Returns the origin of the effective value. */
    public Origin origin(Setting<?> setting) {
        AssignedValue found = assigned.get(setting);
        return found == null || found.overriddenBy != null ? Origin.defaults() : found.origin;
    }

    /** Returns the origin of the setting that overrides this one, if there is one. */
    Optional<Origin> overriddenBy(Setting<?> setting) {
        AssignedValue found = assigned.get(setting);
        return found == null ? Optional.empty() : Optional.ofNullable(found.overriddenBy);
    }
}

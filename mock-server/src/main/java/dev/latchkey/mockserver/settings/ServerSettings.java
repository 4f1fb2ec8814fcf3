package dev.latchkey.mockserver.settings;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values that hold, and where each came from. */
public final class ServerSettings {
    private final Map<Setting<?>, AssignedValue> assigned;

    /**
     * One that somebody set.
     *
     * @param value of the setting's type
     * @param overruledBy what counts more and excludes it; null when it holds
     */
    record AssignedValue(Object value, Origin origin, @Nullable Origin overruledBy) {
        AssignedValue overruledBy(Origin other) {
            return new AssignedValue(value, origin, other);
        }
    }

    ServerSettings(Map<Setting<?>, AssignedValue> given) {
        this.assigned = Map.copyOf(given);
    }

    /** The value that holds, if there is one. */
    public <T> Optional<T> find(Setting<T> setting) {
        AssignedValue found = assigned.get(setting);
        if (found == null || found.overruledBy != null) {
            return setting.resolveDefault(this::get);
        }
        @SuppressWarnings("unchecked") // The reader put it there as the setting's kind read it.
        T value = (T) found.value;
        return Optional.of(value);
    }

    /**
     * The value that holds.
     *
     * @throws java.util.NoSuchElementException when the setting has no standard and nobody set it
     */
    public <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** Where the value that holds came from. */
    public Origin origin(Setting<?> setting) {
        AssignedValue found = assigned.get(setting);
        return found == null || found.overruledBy != null ? Origin.defaults() : found.origin;
    }

    /** What counts more than what was set here and excludes it. */
    Optional<Origin> overruledBy(Setting<?> setting) {
        AssignedValue found = assigned.get(setting);
        return found == null ? Optional.empty() : Optional.ofNullable(found.overruledBy);
    }
}

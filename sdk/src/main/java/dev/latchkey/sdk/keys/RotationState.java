package dev.latchkey.sdk.keys;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * State of a {@link Rotation}: all that is needed to resume it after a crash, and no secret. Store it as the text of
 * {@link #write}, or by its components.
 *
 * {@snippet :
 * RotationState state = RotationState.read(Files.readString(Path.of("rotation.txt")));
 * Rotation rotation = Rotation.resume(keys, state, RotationJournal.toFile(Path.of("rotation.txt")));
 * }
 *
 * @param oldId id of the key to replace
 * @param newKey specification of the new key; its name identifies it if the response to its creation was lost
 * @param newId id of the new key; null if there is none, or none is known
 * @param phase last step that was attempted
 * @param started time at which the rotation began
 */
public record RotationState(String oldId, NewApiKey newKey, @Nullable String newId, Phase phase, Instant started) {
    /** Last step attempted in a rotation. Each is stored before it is attempted. */
    public enum Phase {
        /** The new key may have been created, and its secret is unknown. Both keys work. */
        CREATING,
        /** The new key was created. Both keys work. */
        CREATED,
        /** The new key was verified. Both keys work. */
        VERIFIED,
        /** The old key may have been revoked. The new one works. */
        RETIRING,
        /** The old key is revoked. The rotation has ended. */
        RETIRED,
        /** The new key may have been revoked. The old one works. */
        ROLLING_BACK,
        /** The new key is revoked. The rotation has ended. */
        ROLLED_BACK;

        /** Returns true if the rotation has ended. */
        public boolean isEnd() {
            return this == RETIRED || this == ROLLED_BACK;
        }

        /** Returns the phase as text, such as {@code rolling back}. */
        public String describe() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Returns the state as lines of {@code name=value}, for {@link #read}. The text contains no secret. */
    public String write() {
        return RotationStateFormat.write(this);
    }

    /**
     * Parses the text of {@link #write}.
     *
     * @throws IllegalArgumentException if it is another text, or incomplete
     */
    public static RotationState read(String text) {
        return RotationStateFormat.read(text);
    }

    RotationState at(Phase next) {
        return new RotationState(oldId, newKey, newId, next, started);
    }

    RotationState at(Phase next, @Nullable String id) {
        return new RotationState(oldId, newKey, id, next, started);
    }
}

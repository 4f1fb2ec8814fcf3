package dev.latchkey.sdk.keys;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a {@link Rotation} has come: all that is needed to go on with it after a crash, and no secret. Keep it as
 * {@link #write} gives it, or as its parts.
 *
 * {@snippet :
 * RotationState kept = RotationState.read(Files.readString(Path.of("rotation.txt")));
 * Rotation rotation = Rotation.resume(keys, kept, RotationJournal.toFile(Path.of("rotation.txt")));
 * }
 *
 * @param oldId id of the key that goes
 * @param wanted the key that comes; by its name it is found again when the answer to its creation was lost
 * @param newId id of the key that came; null while there is none, or none is known
 * @param phase what was tried last
 * @param started when it began
 */
public record RotationState(String oldId, NewApiKey wanted, @Nullable String newId, Phase phase, Instant started) {
    /** What was tried last in a rotation; each is kept before it is tried. */
    public enum Phase {
        /** The new key may have been made, and its secret is not known. Both keys work. */
        CREATING,
        /** The new key was made. Both keys work. */
        CREATED,
        /** The new key was seen to work. Both keys work. */
        VERIFIED,
        /** The old key may have been revoked. The new one works. */
        RETIRING,
        /** The old key is revoked: the end. */
        RETIRED,
        /** The new key may have been revoked. The old one works. */
        ROLLING_BACK,
        /** The new key is revoked: the end. */
        ROLLED_BACK;

        /** Whether nothing is left to do. */
        public boolean isEnd() {
            return this == RETIRED || this == ROLLED_BACK;
        }

        /** In words, {@code rolling back}. */
        public String describe() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** As text in lines of {@code name=value}, for {@link #read}. No secret is in it. */
    public String write() {
        return RotationStateFormat.write(this);
    }

    /**
     * What {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is something else, or not all of it
     */
    public static RotationState read(String text) {
        return RotationStateFormat.read(text);
    }

    RotationState at(Phase next) {
        return new RotationState(oldId, wanted, newId, next, started);
    }

    RotationState at(Phase next, @Nullable String id) {
        return new RotationState(oldId, wanted, id, next, started);
    }
}

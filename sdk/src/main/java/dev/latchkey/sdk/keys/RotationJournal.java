package dev.latchkey.sdk.keys;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Stores the state of a {@link Rotation}, so that it survives a crash.
 *
 * {@snippet :
 * RotationJournal journal = RotationJournal.toFile(Path.of("rotation.txt"));
 * }
 */
@FunctionalInterface
public interface RotationJournal {
    /**
     * Replaces the stored state. Called before each step at the gateway, which is taken only after this method returns.
     * The state must be on disk by then.
     *
     * @throws IOException if the state cannot be stored
     */
    void save(RotationState state) throws IOException;

    /**
     * Returns a journal that stores the state in a file, for {@link RotationState#read}. After a crash the file has
     * either the old or the new state, never a part of one. A temporary file, with the suffix {@code .new}, may remain
     * beside it.
     */
    static RotationJournal toFile(Path file) {
        return state -> RotationStateFormat.save(state, file);
    }
}

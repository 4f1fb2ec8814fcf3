package dev.latchkey.sdk.keys;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a {@link Rotation} writes down how far it has come, so that a crash loses nothing.
 *
 * {@snippet :
 * RotationJournal journal = RotationJournal.toFile(Path.of("rotation.txt"));
 * }
 */
@FunctionalInterface
public interface RotationJournal {
    /**
     * Keeps a state in place of the one before. It is called before each step at the gateway, and the step is taken only
     * when this returns: it must be on the disk by then.
     *
     * @throws IOException when it cannot be kept
     */
    void save(RotationState state) throws IOException;

    /**
     * Keeps the state in this file, for {@link RotationState#read}. A crash leaves the state from before or the new one
     * there, never half of one; beside it may lie a draft, the file's name with {@code .new} behind it.
     */
    static RotationJournal toFile(Path file) {
        return state -> RotationStateFormat.keep(state, file);
    }
}

package dev.latchkey.sdk.keys;

import java.io.IOException;

/**
 * Where a {@link Rotation} writes down how far it has come, so that a crash loses nothing.
 *
 * {@snippet :
 * RotationJournal journal = state -> Files.writeString(Path.of("rotation.txt"), state.write());
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
}

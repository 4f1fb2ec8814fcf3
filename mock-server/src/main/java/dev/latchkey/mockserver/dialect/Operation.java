package dev.latchkey.mockserver.dialect;

import dev.latchkey.mockserver.core.Capability;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a gateway's API.
 *
 * @param open whether it can be called without credentials
 * @param needed what the caller must be allowed to do; null where every accepted caller may
 * @param useCase what it does
 */
public record Operation(boolean open, @Nullable Capability needed, UseCase useCase) {
    /** Everybody may, even without credentials. */
    public static Operation open(UseCase useCase) {
        return new Operation(true, null, useCase);
    }

    /** Every accepted caller may. */
    public static Operation accepted(UseCase useCase) {
        return new Operation(false, null, useCase);
    }

    /** Whoever is allowed to do this may. */
    public static Operation needs(Capability capability, UseCase useCase) {
        return new Operation(false, capability, useCase);
    }
}

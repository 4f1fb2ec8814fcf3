package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.Capability;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a gateway's API.
 *
 * @param open whether it can be called without credentials
 * @param needed what the caller must be allowed to do; null where every accepted caller may
 * @param useCase what it does
 */
public record Operation(boolean open, @Nullable Capability needed, OperationHandler useCase) {
    /** Everybody may, even without credentials. */
    public static Operation open(OperationHandler useCase) {
        return new Operation(true, null, useCase);
    }

    /** Every accepted caller may. */
    public static Operation accepted(OperationHandler useCase) {
        return new Operation(false, null, useCase);
    }

    /** Whoever is allowed to do this may. */
    public static Operation needs(Capability capability, OperationHandler useCase) {
        return new Operation(false, capability, useCase);
    }
}

package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.Capability;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a gateway's API.
 *
 * @param open whether it can be called without credentials
 * @param needed what the caller must be allowed to do; null where every accepted caller may
 * @param operationHandler what it does
 */
public record Operation(boolean open, @Nullable Capability needed, OperationHandler operationHandler) {
    /** Everybody may, even without credentials. */
    public static Operation open(OperationHandler operationHandler) {
        return new Operation(true, null, operationHandler);
    }

    /** Every accepted caller may. */
    public static Operation accepted(OperationHandler operationHandler) {
        return new Operation(false, null, operationHandler);
    }

    /** Whoever is allowed to do this may. */
    public static Operation needs(Capability capability, OperationHandler operationHandler) {
        return new Operation(false, capability, operationHandler);
    }
}

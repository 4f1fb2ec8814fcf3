package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.KeyCapability;
import dev.latchkey.mockserver.http.ServerResponse;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a gateway API.
 *
 * @param isPublic true if it can be called without credentials
 * @param requiredCapability capability that the caller needs; null if every authenticated caller is allowed
 * @param handler implementation of the operation
 */
public record GatewayOperation(boolean isPublic, @Nullable KeyCapability requiredCapability, Handler handler) {
    /** Implementation of an operation, called only for authorized requests. */
    @FunctionalInterface
    public interface Handler {
        /** Decodes the request, executes it and encodes the response. */
        ServerResponse handle(GatewayRequest request);
    }

    /** Creates an operation that needs no credentials. */
    public static GatewayOperation unauthenticated(Handler handler) {
        return new GatewayOperation(true, null, handler);
    }

    /** Creates an operation for every authenticated caller. */
    public static GatewayOperation authenticated(Handler handler) {
        return new GatewayOperation(false, null, handler);
    }

    /** Creates an operation for callers that have a capability. */
    public static GatewayOperation requiring(KeyCapability capability, Handler handler) {
        return new GatewayOperation(false, capability, handler);
    }
}

package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.http.Response;

/** What an operation does, once the caller may. */
@FunctionalInterface
public interface OperationHandler {
    /** Decodes the call, does what it asks for and encodes the answer. */
    Response run(GatewayRequest call);
}

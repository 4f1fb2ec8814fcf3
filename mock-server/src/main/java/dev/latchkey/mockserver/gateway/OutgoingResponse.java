package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.http.RequestHandler;
import dev.latchkey.mockserver.http.ResponseFault;
import dev.latchkey.mockserver.http.ServerResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A response and the fault injected into it.
 *
 * @param response response to write
 * @param fault fault injected while it is written; null for none
 * @param status status that the caller receives; 0 if the caller gets no response
 */
record OutgoingResponse(ServerResponse response, @Nullable ResponseFault fault, int status) {
    /** Creates the outcome of a request that gets no response. */
    static OutgoingResponse none(ResponseFault fault) {
        return new OutgoingResponse(ServerResponse.noContent(), fault, 0);
    }

    void write(RequestHandler.Writer writer) throws IOException {
        if (fault == null) {
            writer.write(response);
        } else {
            writer.write(response, fault);
        }
    }
}

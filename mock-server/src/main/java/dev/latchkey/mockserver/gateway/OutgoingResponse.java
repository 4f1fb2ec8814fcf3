package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.http.Handler;
import dev.latchkey.mockserver.http.ResponseFault;
import dev.latchkey.mockserver.http.Response;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * How an answer leaves.
 *
 * @param response the answer
 * @param fault what goes wrong with it on its way; null for nothing
 * @param status what the caller sees; 0 for no answer
 */
record OutgoingResponse(Response response, @Nullable ResponseFault fault, int status) {
    /** No answer at all. */
    static OutgoingResponse none(ResponseFault fault) {
        return new OutgoingResponse(Response.noContent(), fault, 0);
    }

    void write(Handler.Writer writer) throws IOException {
        if (fault == null) {
            writer.write(response);
        } else {
            writer.write(response, fault);
        }
    }
}

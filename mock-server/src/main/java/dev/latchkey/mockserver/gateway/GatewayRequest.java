package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.journal.RequestContext;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An authorized request to a gateway API.
 *
 * @param httpRequest request as received
 * @param variables values of the path variables
 * @param optionalCaller authenticated caller; null only for public operations
 * @param context what the journal records about this request
 * @param recipientsListener receives the recipients of a message before anything is stored; may abort the request by throwing
 */
public record GatewayRequest(ServerRequest httpRequest, Map<String, String> variables,
        @Nullable AuthenticatedCaller optionalCaller,
        RequestContext context,
        Consumer<List<String>> recipientsListener) {
    /**
     * Returns the authenticated caller.
     *
     * @throws IllegalStateException if the operation is public
     */
    public AuthenticatedCaller caller() {
        if (optionalCaller == null) {
            throw new IllegalStateException("A public operation has no authenticated caller.");
        }
        return optionalCaller;
    }

    /** Returns the id of the caller's account. */
    public String accountId() {
        return caller().account().id();
    }

    /** Returns the value of a path variable. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no variable " + name + ".");
        }
        return value;
    }
}

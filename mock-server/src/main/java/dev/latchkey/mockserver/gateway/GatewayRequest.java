package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.auth.Caller;
import dev.latchkey.mockserver.journal.RequestContext;
import dev.latchkey.mockserver.http.Request;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A request that may do what it asks for.
 *
 * @param request as it came
 * @param variables of the path
 * @param knownCaller who asks; null only for operations that are open to everybody
 * @param context what is known about it so far; takes what is yet to be known
 * @param addressed is told who shall get a message, before anything of it is stored; may end the request
 */
public record GatewayRequest(Request request, Map<String, String> variables, @Nullable Caller knownCaller,
        RequestContext context,
        Consumer<List<String>> addressed) {
    /** Who asks. */
    public Caller caller() {
        if (knownCaller == null) {
            throw new IllegalStateException("An open operation has no caller.");
        }
        return knownCaller;
    }

    /** Id of the account that asks. */
    public String accountId() {
        return caller().account().id();
    }

    /** A variable of the path. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no variable " + name + ".");
        }
        return value;
    }
}

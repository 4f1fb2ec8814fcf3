package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.util.Map;

/**
 * A routed request to the control API.
 *
 * @param httpRequest request as received
 * @param variables values of the path variables
 * @param requestId id of the request in the journal
 */
public record ControlRequest(ServerRequest httpRequest, Map<String, String> variables, String requestId) {
    /** Prefix of every path of the control API. */
    public static final String PATH_PREFIX = "/_latchkey/";

    /** Returns the value of a path variable. */
    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no variable " + name + ".");
        }
        return value;
    }

    /** Returns a path variable that is a whole number, such as the number of an attachment. */
    int number(String name) {
        String text = variable(name);
        if (text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.isEmpty()) {
            throw new RefusedException(RefusalReason.NOT_FOUND,
                    "There is nothing with this number. Numbers start at 0.");
        }
        return Integer.parseInt(text);
    }

    /** Returns a reader of the query parameters. */
    ControlQueryParameters query() {
        return new ControlQueryParameters(httpRequest);
    }
}

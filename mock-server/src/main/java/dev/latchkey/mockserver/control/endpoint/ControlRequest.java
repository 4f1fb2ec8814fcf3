package dev.latchkey.mockserver.control.endpoint;

import dev.latchkey.mockserver.http.Request;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.util.Map;

/**
 * A request to the control API whose route is known.
 *
 * @param request as it came
 * @param variables of the path
 * @param requestId the journal's name for it
 */
public record ControlRequest(Request request, Map<String, String> variables, String requestId) {
    /** Prefix of every path of the control API. */
    public static final String PATH_PREFIX = "/_latchkey/";

    /** A variable of the path. */
    String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("The route has no variable " + name + ".");
        }
        return value;
    }

    /** A variable of the path that is a whole number, such as that of an attachment. */
    int number(String name) {
        String text = variable(name);
        if (text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.isEmpty()) {
            throw new RefusedException(RefusalReason.NOT_FOUND,
                    "There is nothing of this number; numbers begin with 0.");
        }
        return Integer.parseInt(text);
    }

    /** The parameters of the query. */
    ControlQueryParameters query() {
        return new ControlQueryParameters(request);
    }
}

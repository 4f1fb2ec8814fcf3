package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal, {@code application/problem+json}. Source: RFC 9457.
 *
 * {@snippet :
 * Problem problem = new Problem("about:blank", "Not found", 404, "There is no such key.", "not_found", null, null);
 * }
 *
 * @param type {@code urn:latchkey:problem:} and the code
 * @param title what kind of refusal, always the same for one type
 * @param status HTTP status
 * @param detail what happened this time and what to do
 * @param code short name of the reason, for programs
 * @param requestId the server's name for the request, also in the header {@code X-Request-Id}
 * @param errors field by field; null where no field is to blame
 */
public record Problem(String type, String title, int status, String detail, String code, @Nullable String requestId,
        @Nullable List<Field> errors) {
    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer as a URI fragment, {@code #/allowedIps/0}
     * @param code short name of the rule that was broken, for programs
     * @param detail what is wrong and what to do
     */
    public record Field(String pointer, String code, String detail) {}
}

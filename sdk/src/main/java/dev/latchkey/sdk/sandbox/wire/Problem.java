package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Error response, {@code application/problem+json}. Source: RFC 9457.
 *
 * {@snippet :
 * Problem problem = new Problem("about:blank", "Not found", 404, "There is no such key.", "not_found", null, null);
 * }
 *
 * @param type {@code urn:latchkey:problem:} and the error code
 * @param title title, the same for each problem of this type
 * @param status HTTP status
 * @param detail explanation of this occurrence and what to do
 * @param code error code for programs
 * @param requestId ID of the request, also in the header field {@code X-Request-Id}
 * @param errors invalid fields; null if there are none
 */
public record Problem(String type, String title, int status, String detail, String code, @Nullable String requestId,
        @Nullable List<Field> errors) {
    /**
     * Error in one field.
     *
     * @param pointer JSON pointer as a URI fragment, {@code #/allowedIps/0}
     * @param code error code for programs
     * @param detail what is wrong and what to do
     */
    public record Field(String pointer, String code, String detail) {}
}

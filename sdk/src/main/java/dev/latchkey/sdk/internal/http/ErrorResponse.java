package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiException.Refusal;
import dev.latchkey.sdk.CallTrace;
import dev.latchkey.sdk.FieldError;
import dev.latchkey.sdk.Gateway;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Error response of a gateway. The body is bounded, and the client's own credentials are already redacted from it.
 *
 * @param gateway gateway that responded
 * @param status HTTP status
 * @param headers response header fields
 * @param body at most {@link #MAX_BODY} bytes of the body
 * @param retryAfter delay that the gateway asks for; null if it asks for none
 * @param trace call that was responded to
 */
public record ErrorResponse(Gateway gateway, int status, Headers headers, byte[] body, @Nullable Duration retryAfter,
        CallTrace trace) {
    /** Maximum number of bytes read from the body of an error response. */
    public static final int MAX_BODY = 64 * 1024;

    private static final String APPLICATION = "application/";
    private static final String JSON = "json";

    /** Returns true if {@code Content-Type} is JSON. */
    public boolean isJson() {
        String type = headers.get("Content-Type");
        if (type == null || !startsAt(type, 0, APPLICATION)) {
            return false;
        }
        int subtype = APPLICATION.length();
        for (int i = subtype; i < type.length() && isSubtypeCharacter(type.charAt(i)); i++) {
            // A structured syntax suffix +json means JSON as well.
            if (i == subtype || i > subtype + 1 && type.charAt(i - 1) == '+') {
                int end = i + JSON.length();
                if (startsAt(type, i, JSON) && (end == type.length() || !isWordCharacter(type.charAt(end)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSubtypeCharacter(char c) {
        return c != '_' && isWordCharacter(c) || c == '.' || c == '+' || c == '-';
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private static boolean startsAt(String type, int start, String word) {
        return type.regionMatches(true, start, word, 0, word.length());
    }

    /** Returns the ID that the server gave the request. */
    public @Nullable String requestId() {
        return headers.get("X-Request-Id");
    }

    /** Returns the refusal, with the details that were found in the body. */
    public Refusal refusal(@Nullable String code, String reason, List<FieldError> fieldErrors) {
        return new Refusal(gateway, status, code, reason, requestId(), fieldErrors, retryAfter,
                Redaction.excerpt(new String(body, StandardCharsets.UTF_8)), trace);
    }

    /** Returns a reason for responses whose body explains nothing. */
    public String describeUnknown() {
        if (status >= 300 && status < 400) {
            return "The server redirected to another address. The client does not follow redirects, because that would"
                    + " send the key elsewhere. Check the base URL.";
        }
        return "The server refused the request with status " + status + " and gave no reason.";
    }
}

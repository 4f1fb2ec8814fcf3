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
 * A refusal as it came, for a gateway's client to read. The body is bounded, and the client's own credentials are
 * already masked in it.
 *
 * @param gateway which gateway
 * @param status HTTP status
 * @param headers response headers
 * @param body at most {@link #MAX_BODY} bytes of the body
 * @param retryAfter how long the gateway asks to wait; null when it does not say
 * @param trace which call this answers
 */
public record ErrorResponse(Gateway gateway, int status, Headers headers, byte[] body, @Nullable Duration retryAfter,
        CallTrace trace) {
    /** More of a refusal's body is not read. */
    public static final int MAX_BODY = 64 * 1024;

    private static final String APPLICATION = "application/";
    private static final String JSON = "json";

    /** Whether the body says that it is JSON. */
    public boolean isJson() {
        String type = headers.get("Content-Type");
        if (type == null || !startsAt(type, 0, APPLICATION)) {
            return false;
        }
        int word = APPLICATION.length();
        for (int i = word; i < type.length() && isSubtypeCharacter(type.charAt(i)); i++) {
            // What ends with +json is JSON and more.
            if (i == word || i > word + 1 && type.charAt(i - 1) == '+') {
                int end = i + JSON.length();
                if (startsAt(type, i, JSON) && (end == type.length() || !isWordCharacter(type.charAt(end)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isSubtypeCharacter(char sign) {
        return sign != '_' && isWordCharacter(sign) || sign == '.' || sign == '+' || sign == '-';
    }

    private static boolean isWordCharacter(char sign) {
        return sign >= 'a' && sign <= 'z' || sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9' || sign == '_';
    }

    private static boolean startsAt(String type, int start, String word) {
        return type.regionMatches(true, start, word, 0, word.length());
    }

    /** The server's name for the request. */
    public @Nullable String requestId() {
        return headers.get("X-Request-Id");
    }

    /** The refusal, with what the gateway's client found in the body. */
    public Refusal refusal(@Nullable String code, String reason, List<FieldError> fieldErrors) {
        return new Refusal(gateway, status, code, reason, requestId(), fieldErrors, retryAfter,
                Redaction.excerpt(new String(body, StandardCharsets.UTF_8)), trace);
    }

    /** What to say when the gateway's own words are missing. */
    public String describeUnknown() {
        if (status >= 300 && status < 400) {
            return "The server sent us to another address, and keys are not sent after such a hint. Check the address.";
        }
        return "The server refused with status " + status + " and no explanation.";
    }
}

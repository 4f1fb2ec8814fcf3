package dev.latchkey.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as it came, for a gateway's client to read. The body is bounded.
 *
 * @param status HTTP status
 * @param headers response headers
 * @param body at most {@link #MAX_BODY} bytes of the body
 * @param attempts requests sent
 */
public record RawAnswer(int status, Headers headers, byte[] body, int attempts) {
    /** More of a refusal's body is not read. */
    public static final int MAX_BODY = 64 * 1024;

    /** Whether the body says that it is JSON. */
    public boolean isJson() {
        String type = headers.get("Content-Type");
        return type != null && type.toLowerCase(Locale.ROOT).matches("application/([a-z0-9.+-]+\\+)?json\\b.*");
    }

    /** The server's name for the request. */
    public @Nullable String requestId() {
        return headers.get("X-Request-Id");
    }

    /** {@code Retry-After} in seconds or as a date, as RFC 9110 has it; null when absent or neither. */
    public @Nullable Duration retryAfter() {
        String value = headers.get("Retry-After");
        if (value == null) {
            return null;
        }
        try {
            if (value.strip().matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(value.strip()));
            }
            Instant due = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            Duration wait = Duration.between(Instant.now(), due);
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** What to say when the gateway's own words are missing. */
    public String describeUnknown() {
        if (status >= 300 && status < 400) {
            return "The server sent us to another address, and keys are not sent after such a hint. Check the address.";
        }
        return "The server refused with status " + status + " and no explanation.";
    }
}

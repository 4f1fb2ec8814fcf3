package dev.latchkey.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Parses {@code Retry-After}, in seconds or as a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    /** Upper bound, longer than any caller waits. Numbers too large to parse are treated as this. */
    private static final Duration MAX_DURATION = Duration.ofDays(365);

    private RetryAfter() {}

    /**
     * Returns null if the header field is missing or invalid. A date is relative to the response's {@code Date}, or
     * to this clock if there is none.
     */
    static @Nullable Duration of(Headers headers, Timing timing) {
        String value = headers.get("Retry-After");
        if (value == null || value.isBlank()) {
            return null;
        }
        String text = value.strip();
        if (isNumber(text)) {
            return text.length() > 9 ? MAX_DURATION : capped(Duration.ofSeconds(Long.parseLong(text)));
        }
        Instant due = parseDate(text);
        if (due == null) {
            return null;
        }
        String sent = headers.get("Date");
        Instant from = sent == null ? null : parseDate(sent.strip());
        Duration wait = Duration.between(from == null ? timing.now() : from, due);
        return wait.isNegative() ? Duration.ZERO : capped(wait);
    }

    private static boolean isNumber(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Duration capped(Duration wait) {
        return wait.compareTo(MAX_DURATION) > 0 ? MAX_DURATION : wait;
    }

    private static @Nullable Instant parseDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}

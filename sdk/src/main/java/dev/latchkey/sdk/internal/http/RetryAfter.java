package dev.latchkey.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** When to come back, as RFC 9110 has it: in seconds, or as a date. */
final class RetryAfter {
    /** Longer than anybody waits; a number that does not fit means that too. */
    private static final Duration MAX_DURATION = Duration.ofDays(365);

    private RetryAfter() {}

    /** Null when the header is absent or says neither. A date is compared with the answer's own, else with this clock. */
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

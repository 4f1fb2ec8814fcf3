package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses durations: {@code 250ms}, {@code 2s}, {@code 91d}, or in the format of ISO 8601, {@code PT2S}, {@code P91D}. Also
 * reads instants.
 */
public final class DurationParser {
    public static final String FORMAT_HINT = "Write a duration such as 250ms, 2s, 5m, 1h, 91d, or in ISO 8601 format: PT2S, P91D.";

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
            ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
    private static final int MAX_TEXT_LENGTH = 40;
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private DurationParser() {}

    /** Parses a duration; empty if the text is malformed. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            ChronoUnit unit = UNITS.getOrDefault(matcher.group(2), ChronoUnit.SECONDS);
            return Optional.of(Duration.of(Long.parseLong(matcher.group(1)), unit));
        }
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads an optional duration from 0 to {@code max}. Errors are recorded in {@code fields}.
     *
     * @return null if the field is absent or invalid
     */
    public static @Nullable Duration read(JsonObjectReader fields, String name, Duration max) {
        String text = fields.optionalText(name, 0, MAX_TEXT_LENGTH);
        if (text == null) {
            return null;
        }
        Optional<Duration> duration = parse(text);
        if (duration.isEmpty()) {
            fields.problem(name, "not-a-time", FORMAT_HINT);
        } else if (duration.get().isNegative() || duration.get().compareTo(max) > 0) {
            fields.problem(name, "out-of-range", "This must be from 0 to " + max + ".");
        }
        return fields.isSound(name) ? duration.orElse(null) : null;
    }

    /**
     * Reads an optional instant of the years 1970 to 9999, truncated to milliseconds. Errors are recorded in
     * {@code fields}.
     *
     * @return null if the field is absent or invalid
     */
    public static @Nullable Instant instant(JsonObjectReader fields, String name) {
        String text = fields.optionalText(name, 0, MAX_TEXT_LENGTH);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (instant.isBefore(Instant.EPOCH) || !instant.isBefore(YEAR_10000)) {
                fields.problem(name, "out-of-range", "This must be from the year 1970 to the year 9999.");
                return null;
            }
            return instant;
        } catch (DateTimeException | ArithmeticException e) {
            fields.problem(name, "not-an-instant",
                    "Write a time such as 2027-01-31T12:00:00Z: date, T, time, and Z for UTC.");
            return null;
        }
    }
}

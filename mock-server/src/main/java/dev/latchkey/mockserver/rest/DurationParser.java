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

/** Times as they are written: {@code 250ms}, {@code 2s}, {@code 91d}, or as ISO 8601 has it, {@code PT2S}, {@code P91D}. */
public final class DurationParser {
    public static final String HOW = "Write a time as 250ms, 2s, 5m, 1h, 91d, or as ISO 8601 has it: PT2S, P91D.";

    private static final Pattern SHORT = Pattern.compile("([0-9]{1,9})(ms|s|m|h|d)");
    private static final Map<String, ChronoUnit> UNITS = Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "m",
            ChronoUnit.MINUTES, "h", ChronoUnit.HOURS, "d", ChronoUnit.DAYS);
    private static final int MAX_TEXT_LENGTH = 40;
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    private DurationParser() {}

    /** The time a text stands for; empty when it stands for none. */
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

    /** A time in a body that may be left out; from 0 to the longest. */
    public static @Nullable Duration read(JsonObjectReader fields, String name, Duration longest) {
        String text = fields.optionalText(name, 0, MAX_TEXT_LENGTH);
        if (text == null) {
            return null;
        }
        Optional<Duration> time = parse(text);
        if (time.isEmpty()) {
            fields.problem(name, "not-a-time", HOW);
        } else if (time.get().isNegative() || time.get().compareTo(longest) > 0) {
            fields.problem(name, "out-of-range", "This must be from 0 to " + longest + ".");
        }
        return fields.isSound(name) ? time.orElse(null) : null;
    }

    /** A moment in a body that may be left out. */
    public static @Nullable Instant moment(JsonObjectReader fields, String name) {
        String text = fields.optionalText(name, 0, MAX_TEXT_LENGTH);
        if (text == null) {
            return null;
        }
        try {
            Instant moment = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (moment.isBefore(Instant.EPOCH) || !moment.isBefore(YEAR_10000)) {
                fields.problem(name, "out-of-range", "This must be from the year 1970 to the year 9999.");
                return null;
            }
            return moment;
        } catch (DateTimeException | ArithmeticException e) {
            fields.problem(name, "not-an-instant",
                    "Write the moment as 2027-01-31T12:00:00Z: date, T, time, and Z for UTC.");
            return null;
        }
    }
}

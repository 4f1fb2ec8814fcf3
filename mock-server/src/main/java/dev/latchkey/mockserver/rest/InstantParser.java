package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads instants from JSON fields. */
public final class InstantParser {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private InstantParser() {}

    /**
     * Reads an optional instant, truncated to milliseconds. Errors are recorded in {@code fields}.
     *
     * @return null if the field is absent or malformed
     */
    public static @Nullable Instant read(JsonObjectReader fields, String name) {
        String text = fields.optionalText(name, 0, Integer.MAX_VALUE);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (instant.isAfter(LAST)) {
                fields.problem(name, "too-late", "This must be before the year 10000.");
            }
            return instant;
        } catch (DateTimeException | ArithmeticException e) {
            fields.problem(name, "not-an-instant",
                    "Write a time such as 2027-01-31T12:00:00Z: date, T, time, and Z for UTC.");
            return null;
        }
    }
}

package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.http.body.JsonObjectReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads moments. */
public final class InstantParser {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private InstantParser() {}

    /** A moment that may be left out, to the millisecond; what is wrong with it is noted in the fields. */
    public static @Nullable Instant read(JsonObjectReader fields, String name) {
        String text = fields.optionalText(name, 0, Integer.MAX_VALUE);
        if (text == null) {
            return null;
        }
        try {
            Instant moment = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
            if (moment.isAfter(LAST)) {
                fields.problem(name, "too-late", "This must be before the year 10000.");
            }
            return moment;
        } catch (DateTimeException | ArithmeticException e) {
            fields.problem(name, "not-an-instant",
                    "Write the moment as 2027-01-31T12:00:00Z: date, T, time, and Z for UTC.");
            return null;
        }
    }
}

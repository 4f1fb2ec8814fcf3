package dev.latchkey.desktop.createkey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How long a key shall live. */
public enum Lifetime {
    /** A month. */
    DAYS_30,
    /** A quarter: long enough to be practical, short enough that a key is replaced now and then. */
    DAYS_90,
    /** A year. */
    YEAR,
    /** Until a day of the user's choice. */
    DATE,
    /** Until it is revoked. */
    NEVER;

    /** The last day; null for {@link #NEVER}, or while no day is chosen. */
    @Nullable
    LocalDate lastDay(LocalDate today, @Nullable LocalDate chosen) {
        return switch (this) {
            case DAYS_30 -> today.plusDays(30);
            case DAYS_90 -> today.plusDays(90);
            case YEAR -> today.plusYears(1);
            case DATE -> chosen;
            case NEVER -> null;
        };
    }
}

package dev.latchkey.desktop.createkey;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Lifetime of a key. */
public enum Lifetime {
    /** 30 days. */
    DAYS_30,
    /** 90 days: long enough to be practical, short enough that keys are rotated regularly. */
    DAYS_90,
    /** One year. */
    YEAR,
    /** Until a date chosen by the user. */
    DATE,
    /** Until it is revoked. */
    NEVER;

    /** Returns the last valid day; null for {@link #NEVER}, or if no date is chosen yet. */
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

package dev.latchkey.mockserver.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Difference between an account's clock and the server's clock.
 *
 * @param ahead how far a running clock is ahead of the server; never negative
 * @param frozenAt fixed time of a frozen clock; null if the clock runs
 */
public record ClockSetting(Duration ahead, @Nullable Instant frozenAt) {
    /** A clock that shows the server's time. */
    public static final ClockSetting REAL = new ClockSetting(Duration.ZERO, null);

    /** The account's time at the given server time. */
    public Instant at(Instant serverTime) {
        return frozenAt == null ? serverTime.plus(ahead) : frozenAt;
    }
}

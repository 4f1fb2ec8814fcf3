package dev.latchkey.mockserver.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an account's time stands to the server's.
 *
 * @param ahead how far it is ahead while it runs; never negative
 * @param frozenAt where it stands still; null while it runs
 */
public record ClockSetting(Duration ahead, @Nullable Instant frozenAt) {
    /** The server's time. */
    public static final ClockSetting REAL = new ClockSetting(Duration.ZERO, null);

    /** The account's time when the server's is this. */
    public Instant at(Instant serverTime) {
        return frozenAt == null ? serverTime.plus(ahead) : frozenAt;
    }
}

package dev.latchkey.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Result of a load.
 *
 * @param done successful exchanges
 * @param errors failed exchanges
 * @param firstError reason of the first failure; null for none
 * @param wallNanos from the first exchange to the end of the last
 * @param cpuNanos CPU time of the server meanwhile
 */
public record LoadResult(long done, long errors, @Nullable String firstError, long wallNanos, long cpuNanos) {
    /** Returns true if there were enough exchanges and none failed. */
    public boolean valid() {
        return errors == 0 && done > 0;
    }

    /** Exchanges per second. */
    public double perSecond() {
        return done * (double) TimeUnit.SECONDS.toNanos(1) / wallNanos;
    }

    /** CPU time of the server per exchange, in microseconds. */
    public double cpuMicros() {
        return cpuNanos / (double) TimeUnit.MICROSECONDS.toNanos(1) / done;
    }
}

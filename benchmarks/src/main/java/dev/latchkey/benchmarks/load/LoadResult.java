package dev.latchkey.benchmarks.load;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What came of a load.
 *
 * @param done exchanges that went well
 * @param errors exchanges that did not
 * @param firstError what was wrong with the first of them; null for none
 * @param wallNanos from the first exchange to the end of the last
 * @param cpuNanos what the server used of the processor meanwhile
 */
public record LoadResult(long done, long errors, @Nullable String firstError, long wallNanos, long cpuNanos) {
    /** Whether it says anything about the server: everything went well, and enough of it. */
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

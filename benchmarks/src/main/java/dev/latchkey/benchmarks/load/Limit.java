package dev.latchkey.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Duration of a load, checked before every exchange. */
@FunctionalInterface
interface Limit {
    /** Returns true if another exchange may start. */
    boolean more();

    /** Limits the time from now. */
    static Limit of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        return () -> System.nanoTime() - end < 0;
    }

    /** Limits the number of exchanges. */
    static Limit of(long times) {
        AtomicLong left = new AtomicLong(times);
        return () -> left.getAndDecrement() > 0;
    }
}

package dev.latchkey.benchmarks.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How long a load goes on. Asked before every exchange. */
@FunctionalInterface
interface Limit {
    /** Whether another exchange may begin. */
    boolean more();

    /** This long from now. */
    static Limit of(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        return () -> System.nanoTime() - end < 0;
    }

    /** This often. */
    static Limit of(long times) {
        AtomicLong left = new AtomicLong(times);
        return () -> left.getAndDecrement() > 0;
    }
}

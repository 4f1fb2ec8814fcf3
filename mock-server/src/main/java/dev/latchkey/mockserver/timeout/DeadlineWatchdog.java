package dev.latchkey.mockserver.timeout;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Looks again and again, until it is closed, whether deadlines have passed: one thread for all connections. */
public final class DeadlineWatchdog implements AutoCloseable {
    private static final Duration MAX_TICK = Duration.ofMillis(500);
    private static final Duration MIN_TICK = Duration.ofMillis(10);
    private static final Duration LAST_WAIT = Duration.ofSeconds(3);

    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final Thread thread;

    /**
     * Begins to watch.
     *
     * @param name of the thread
     * @param shortest the shortest time that is watched; it may be overstepped by a quarter
     * @param look gets the moment by {@link System#nanoTime()}, waits for nothing and throws nothing
     */
    public DeadlineWatchdog(String name, Duration shortest, LongConsumer look) {
        Duration tick = tick(shortest.dividedBy(4));
        thread = Thread.ofVirtual().name(name).start(() -> {
            while (sleeper.pause(tick)) {
                look.accept(System.nanoTime());
            }
        });
    }

    /** Ends it, and waits a moment until it has. */
    @Override
    public void close() {
        sleeper.stop();
        try {
            thread.join(LAST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration tick(Duration wanted) {
        return wanted.compareTo(MAX_TICK) > 0
                ? MAX_TICK
                : wanted.compareTo(MIN_TICK) < 0 ? MIN_TICK : wanted;
    }
}

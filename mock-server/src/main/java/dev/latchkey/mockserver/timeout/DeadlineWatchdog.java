package dev.latchkey.mockserver.timeout;

import java.time.Duration;
import java.util.function.LongConsumer;

/** Thread that checks deadlines at regular intervals. One thread serves all connections. */
public final class DeadlineWatchdog implements AutoCloseable {
    private static final Duration MAX_TICK = Duration.ofMillis(500);
    private static final Duration MIN_TICK = Duration.ofMillis(10);
    private static final Duration MAX_JOIN_TIME = Duration.ofSeconds(3);

    private final StoppableSleeper sleeper = new StoppableSleeper();
    private final Thread thread;

    /**
     * Starts the thread.
     *
     * @param name name of the thread
     * @param shortestTimeout shortest timeout in use; it may be exceeded by a quarter
     * @param check gets the current {@link System#nanoTime()}; must neither block nor throw
     */
    public DeadlineWatchdog(String name, Duration shortestTimeout, LongConsumer check) {
        Duration tick = tick(shortestTimeout.dividedBy(4));
        thread = Thread.ofVirtual().name(name).start(() -> {
            while (sleeper.pause(tick)) {
                check.accept(System.nanoTime());
            }
        });
    }

    /** Stops the thread, and waits up to 3 seconds for it to end. */
    @Override
    public void close() {
        sleeper.stop();
        try {
            thread.join(MAX_JOIN_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration tick(Duration interval) {
        return interval.compareTo(MAX_TICK) > 0
                ? MAX_TICK
                : interval.compareTo(MIN_TICK) < 0 ? MIN_TICK : interval;
    }
}

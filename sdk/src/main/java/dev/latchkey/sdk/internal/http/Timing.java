package dev.latchkey.sdk.internal.http;

import java.time.Instant;

/** Time and chance, so that tests decide about both. */
interface Timing extends AutoCloseable {
    /** A clock that only goes forward, in nanoseconds. */
    long nanos();

    /** What a calendar says. */
    Instant now();

    /** At least 0 and less than 1. */
    double random();

    /** Waits between two attempts; false when closed meanwhile. */
    boolean sleep(long nanos) throws InterruptedException;

    /** As {@link #sleep}, without a thread that waits. */
    default Runnable sleep(long nanos, Runnable task) {
        return schedule(nanos, task);
    }

    /**
     * Runs this later, on a thread where it must not wait for anything. Nothing happens after {@link #close()}.
     *
     * @return forgets the task
     */
    Runnable schedule(long nanos, Runnable task);

    /** Ends every wait, and forgets every task. */
    @Override
    void close();
}

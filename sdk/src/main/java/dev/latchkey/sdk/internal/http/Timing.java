package dev.latchkey.sdk.internal.http;

import java.time.Instant;

/** Clock, timer and random numbers, which tests replace. */
interface Timing extends AutoCloseable {
    /** Monotonic clock, in nanoseconds. */
    long nanos();

    /** Wall-clock time. */
    Instant now();

    /** Random number from 0 to 1, exclusive. */
    double random();

    /** Waits between two attempts. Returns false if this was closed in the meantime. */
    boolean sleep(long nanos) throws InterruptedException;

    /** Runs a task after a delay between two attempts, without blocking a thread. */
    default Runnable sleep(long nanos, Runnable task) {
        return schedule(nanos, task);
    }

    /**
     * Schedules a task on the timer's thread, where it must not block. It does not run after {@link #close()}.
     *
     * @return cancels the task
     */
    Runnable schedule(long nanos, Runnable task);

    /** Ends all waits and cancels all tasks. */
    @Override
    void close();
}

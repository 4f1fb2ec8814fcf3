package dev.latchkey.sdk.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Timing for tests. Sleeps between attempts are recorded and end at once, with the clock advanced by their duration.
 * While sleeps are blocked, none ends by itself.
 */
final class FakeTiming implements Timing {
    /** Wall-clock time. */
    static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");

    private final SystemTiming real = new SystemTiming();
    private final AtomicLong offset = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstSleep = new CountDownLatch(1);
    private final AtomicInteger canceledTasks = new AtomicInteger();
    private volatile boolean blockSleeps;
    private volatile double random;

    /** Recorded sleeps between attempts. */
    List<Duration> sleeps() {
        return sleeps;
    }

    /** Number of canceled asynchronous sleeps. */
    int canceledTasks() {
        return canceledTasks.get();
    }

    /** Sets the random number. */
    void chance(double next) {
        random = next;
    }

    /** Advances the clock. */
    void advance(Duration time) {
        offset.addAndGet(time.toNanos());
    }

    /** Blocks all sleeps from now on. */
    void blockSleeps() {
        blockSleeps = true;
    }

    /** Waits until the first sleep starts. */
    void awaitSleep() throws InterruptedException {
        if (!firstSleep.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("No sleep has started.");
        }
    }

    @Override
    public long nanos() {
        return real.nanos() + offset.get();
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public double random() {
        return random;
    }

    @Override
    public boolean sleep(long nanos) throws InterruptedException {
        recordSleep(nanos);
        return real.sleep(blockSleeps ? TimeUnit.MINUTES.toNanos(10) : 0);
    }

    @Override
    public Runnable sleep(long nanos, Runnable task) {
        recordSleep(nanos);
        Runnable cancel = real.schedule(blockSleeps ? TimeUnit.MINUTES.toNanos(10) : 0, task);
        return () -> {
            canceledTasks.incrementAndGet();
            cancel.run();
        };
    }

    @Override
    public Runnable schedule(long nanos, Runnable task) {
        return real.schedule(nanos, task);
    }

    @Override
    public void close() {
        real.close();
    }

    private void recordSleep(long nanos) {
        sleeps.add(Duration.ofNanos(nanos));
        firstSleep.countDown();
        if (!blockSleeps) {
            offset.addAndGet(nanos);
        }
    }
}

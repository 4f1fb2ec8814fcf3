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
 * Time as a test wants it: each wait between attempts is written down and is over at once, and the clock has moved on by
 * it. Or, when held, no such wait ever ends by itself.
 */
final class FakeTiming implements Timing {
    /** What calendars say. */
    static final Instant NOW = Instant.parse("2026-11-22T07:00:00Z");

    private final SystemTiming real = new SystemTiming();
    private final AtomicLong offset = new AtomicLong();
    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstSleep = new CountDownLatch(1);
    private final AtomicInteger canceledTasks = new AtomicInteger();
    private volatile boolean blockSleeps;
    private volatile double random;

    /** The waits between attempts so far. */
    List<Duration> sleeps() {
        return sleeps;
    }

    /** How many waits without a thread were forgotten. */
    int canceledTasks() {
        return canceledTasks.get();
    }

    /** What chance gives from now on. */
    void chance(double next) {
        random = next;
    }

    /** The clock moves on by this. */
    void advance(Duration time) {
        offset.addAndGet(time.toNanos());
    }

    /** No wait ends by itself from now on. */
    void blockSleeps() {
        blockSleeps = true;
    }

    /** Waits for a wait. */
    void awaitSleep() throws InterruptedException {
        if (!firstSleep.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("Nothing waits.");
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
        Runnable forget = real.schedule(blockSleeps ? TimeUnit.MINUTES.toNanos(10) : 0, task);
        return () -> {
            canceledTasks.incrementAndGet();
            forget.run();
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

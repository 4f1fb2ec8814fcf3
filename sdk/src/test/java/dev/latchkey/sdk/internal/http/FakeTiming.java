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
    private final AtomicLong moved = new AtomicLong();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger forgotten = new AtomicInteger();
    private volatile boolean hold;
    private volatile double chance;

    /** The waits between attempts so far. */
    List<Duration> pauses() {
        return pauses;
    }

    /** How many waits without a thread were forgotten. */
    int forgotten() {
        return forgotten.get();
    }

    /** What chance gives from now on. */
    void chance(double next) {
        chance = next;
    }

    /** The clock moves on by this. */
    void pass(Duration time) {
        moved.addAndGet(time.toNanos());
    }

    /** No wait ends by itself from now on. */
    void hold() {
        hold = true;
    }

    /** Waits for a wait. */
    void awaitPause() throws InterruptedException {
        if (!held.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("Nothing waits.");
        }
    }

    @Override
    public long nanos() {
        return real.nanos() + moved.get();
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public double chance() {
        return chance;
    }

    @Override
    public boolean sleep(long nanos) throws InterruptedException {
        pause(nanos);
        return real.sleep(hold ? TimeUnit.MINUTES.toNanos(10) : 0);
    }

    @Override
    public Runnable sleep(long nanos, Runnable task) {
        pause(nanos);
        Runnable forget = real.later(hold ? TimeUnit.MINUTES.toNanos(10) : 0, task);
        return () -> {
            forgotten.incrementAndGet();
            forget.run();
        };
    }

    @Override
    public Runnable later(long nanos, Runnable task) {
        return real.later(nanos, task);
    }

    @Override
    public void close() {
        real.close();
    }

    private void pause(long nanos) {
        pauses.add(Duration.ofNanos(nanos));
        held.countDown();
        if (!hold) {
            moved.addAndGet(nanos);
        }
    }
}

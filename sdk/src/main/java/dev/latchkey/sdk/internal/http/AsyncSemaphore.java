package dev.latchkey.sdk.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Fair semaphore for blocking and asynchronous acquisition. Permits are granted in the order of arrival. */
final class AsyncSemaphore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();
    private int available;

    AsyncSemaphore(int permits) {
        this.available = permits;
    }

    /** Acquires a permit, waiting at most this long. Returns false on timeout. */
    boolean acquire(long nanos) throws InterruptedException {
        if (tryAcquire(null)) {
            return true;
        }
        CountDownLatch granted = new CountDownLatch(1);
        BooleanSupplier waiter = () -> {
            granted.countDown();
            return true;
        };
        if (tryAcquire(waiter)) {
            return true;
        }
        boolean acquired = false;
        try {
            acquired = granted.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            if (!acquired && !cancel(waiter)) {
                // The permit was granted between the timeout and the cancellation.
                release();
            }
        }
        return acquired;
    }

    /**
     * Acquires a permit and returns true if one is available. Otherwise returns false and queues {@code waiter}, if
     * it is not null. A releasing thread runs the waiter to hand over its permit; the waiter returns false to decline
     * it.
     */
    boolean tryAcquire(@Nullable BooleanSupplier waiter) {
        lock.lock();
        try {
            if (available > 0) {
                available--;
                return true;
            }
            if (waiter != null) {
                waiting.add(waiter);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Removes a waiter from the queue. Returns false if it has been run already. */
    boolean cancel(BooleanSupplier waiter) {
        lock.lock();
        try {
            return waiting.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Hands the permit to the longest waiting waiter that accepts it, or makes it available. */
    void release() {
        BooleanSupplier next = next();
        while (next != null && !next.getAsBoolean()) {
            next = next();
        }
    }

    private @Nullable BooleanSupplier next() {
        lock.lock();
        try {
            BooleanSupplier next = waiting.poll();
            if (next == null) {
                available++;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}

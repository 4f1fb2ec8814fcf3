package dev.latchkey.sdk.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets a number of requests through at once, in the order they came, be they waited for or not. */
final class AsyncSemaphore {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<BooleanSupplier> waiting = new ArrayDeque<>();
    private int available;

    AsyncSemaphore(int places) {
        this.available = places;
    }

    /** Waits for a place; false when none came in time. */
    boolean acquire(long nanos) throws InterruptedException {
        if (tryAcquire(null)) {
            return true;
        }
        CountDownLatch place = new CountDownLatch(1);
        BooleanSupplier waiter = () -> {
            place.countDown();
            return true;
        };
        if (tryAcquire(waiter)) {
            return true;
        }
        boolean entered = false;
        try {
            entered = place.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            if (!entered && !cancel(waiter)) {
                // The place came in the very moment of giving up.
                release();
            }
        }
        return entered;
    }

    /**
     * Takes a place; false when there is none, and then this is run by whoever leaves one, and says whether it still takes
     * it. Null waits for none.
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

    /** Waits no more; false when it got its place already. */
    boolean cancel(BooleanSupplier waiter) {
        lock.lock();
        try {
            return waiting.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place to who waits longest and still takes it. */
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

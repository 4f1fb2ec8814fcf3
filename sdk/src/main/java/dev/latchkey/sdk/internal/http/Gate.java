package dev.latchkey.sdk.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Lets a number of requests through at once, in the order they came, be they waited for or not. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private int free;

    Gate(int places) {
        this.free = places;
    }

    /** Waits for a place; false when none came in time. */
    boolean enter(long nanos) throws InterruptedException {
        if (tryEnter(null)) {
            return true;
        }
        CountDownLatch place = new CountDownLatch(1);
        Runnable waiter = place::countDown;
        if (tryEnter(waiter)) {
            return true;
        }
        boolean entered = false;
        try {
            entered = place.await(nanos, TimeUnit.NANOSECONDS);
        } finally {
            if (!entered && !withdraw(waiter)) {
                // The place came in the very moment of giving up.
                leave();
            }
        }
        return entered;
    }

    /** Takes a place; false when there is none, and then this is run by whoever leaves one. Null waits for none. */
    boolean tryEnter(@Nullable Runnable waiter) {
        lock.lock();
        try {
            if (free > 0) {
                free--;
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
    boolean withdraw(Runnable waiter) {
        lock.lock();
        try {
            return waiting.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    /** Gives the place to who waits longest. */
    void leave() {
        Runnable next = next();
        if (next != null) {
            next.run();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            Runnable next = waiting.poll();
            if (next == null) {
                free++;
            }
            return next;
        } finally {
            lock.unlock();
        }
    }
}

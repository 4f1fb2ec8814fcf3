package dev.latchkey.mockserver.http;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when a connection may wait for its other end. Its own thread sets it before it waits; another looks whether it
 * has passed. Unlike a socket's time-out it holds for writing too, and over several reads.
 */
final class Deadline {
    private static final long NONE = 0;

    private final AtomicLong at = new AtomicLong(NONE);
    private volatile boolean gentle;
    private volatile boolean missed;

    /**
     * The next wait ends in this time.
     *
     * @param tells whether the waiting thread is to tell the other end why, and so may still write
     */
    void in(long nanos, boolean tells) {
        if (gentle != tells) {
            gentle = tells;
        }
        long then = System.nanoTime() + nanos;
        at.setRelease(then == NONE ? 1 : then);
    }

    /** Nothing is waited for. */
    void none() {
        at.setRelease(NONE);
    }

    /** Whether it has passed; says so once. */
    boolean hasPassed(long now) {
        long then = at.getAcquire();
        if (then == NONE || now - then < 0 || !at.compareAndSet(then, NONE)) {
            return false;
        }
        missed = true;
        return true;
    }

    boolean isGentle() {
        return gentle;
    }

    /** Whether it was ever missed. */
    boolean wasMissed() {
        return missed;
    }
}

package dev.latchkey.mockserver.timeout;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when a connection may wait for its other end. Its own thread sets it before it waits; another looks whether it
 * has passed. Unlike a socket's time-out it holds for writing too, and over several reads, and costs no call of the
 * system.
 */
public final class Deadline {
    private static final long NONE = 0;

    private final AtomicLong at = new AtomicLong(NONE);
    private volatile boolean gentle;
    private volatile boolean missed;

    /**
     * The next wait ends in this time.
     *
     * @param tells whether the other end is to be told why, and so may still be written to
     */
    public void in(long nanos, boolean tells) {
        at(System.nanoTime() + nanos, tells);
    }

    /**
     * The next wait ends then.
     *
     * @param then by {@link System#nanoTime()}
     * @param tells whether the other end is to be told why, and so may still be written to
     */
    public void at(long then, boolean tells) {
        if (gentle != tells) {
            gentle = tells;
        }
        at.setRelease(then == NONE ? 1 : then);
    }

    /** Nothing is waited for. */
    public void none() {
        at.setRelease(NONE);
    }

    /** Whether it has passed; says so once. */
    public boolean hasPassed(long now) {
        long then = at.getAcquire();
        if (then == NONE || now - then < 0 || !at.compareAndSet(then, NONE)) {
            return false;
        }
        missed = true;
        return true;
    }

    /** Whether the other end is to be told. */
    public boolean isGentle() {
        return gentle;
    }

    /** Whether it was ever missed. */
    public boolean wasMissed() {
        return missed;
    }
}

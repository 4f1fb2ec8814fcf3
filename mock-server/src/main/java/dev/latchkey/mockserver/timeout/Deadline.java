package dev.latchkey.mockserver.timeout;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Until when a connection may wait for its other end. Its own thread sets it before it waits; another looks whether it
 * has passed. Unlike a socket's time-out it holds for writing too, and over several reads, and costs no call of the
 * system.
 */
public final class Deadline {
    private static final long NONE = 0;

    private final AtomicLong expiry = new AtomicLong(NONE);
    private volatile boolean notifyPeer;
    private volatile boolean expired;

    /**
     * The next wait ends in this time.
     *
     * @param tells whether the other end is to be told why, and so may still be written to
     */
    public void expireIn(long nanos, boolean tells) {
        expireAt(System.nanoTime() + nanos, tells);
    }

    /**
     * The next wait ends then.
     *
     * @param then by {@link System#nanoTime()}
     * @param tells whether the other end is to be told why, and so may still be written to
     */
    public void expireAt(long then, boolean tells) {
        if (notifyPeer != tells) {
            notifyPeer = tells;
        }
        expiry.setRelease(then == NONE ? 1 : then);
    }

    /** Nothing is waited for. */
    public void clear() {
        expiry.setRelease(NONE);
    }

    /** Whether it has passed; says so once. */
    public boolean checkExpired(long now) {
        long then = expiry.getAcquire();
        if (then == NONE || now - then < 0 || !expiry.compareAndSet(then, NONE)) {
            return false;
        }
        expired = true;
        return true;
    }

    /** Whether the other end is to be told. */
    public boolean notifiesPeer() {
        return notifyPeer;
    }

    /** Whether it was ever missed. */
    public boolean hasExpired() {
        return expired;
    }
}

package dev.latchkey.mockserver.timeout;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Deadline for waiting on the peer of a connection. The connection's thread sets it before it waits, and a {@link
 * DeadlineWatchdog} checks it. Unlike a socket timeout, it also covers writing and several reads, and setting it costs
 * no system call.
 */
public final class ConnectionDeadline {
    private static final long NONE = 0;

    private final AtomicLong expiry = new AtomicLong(NONE);
    private volatile boolean notifyPeer;
    private volatile boolean expired;

    /**
     * Sets the deadline relative to now.
     *
     * @param notify true if the peer is to be notified, so that the connection must remain writable
     */
    public void expireIn(long nanos, boolean notify) {
        expireAt(System.nanoTime() + nanos, notify);
    }

    /**
     * Sets the deadline.
     *
     * @param time time by {@link System#nanoTime()}
     * @param notify true if the peer is to be notified, so that the connection must remain writable
     */
    public void expireAt(long time, boolean notify) {
        if (notifyPeer != notify) {
            notifyPeer = notify;
        }
        expiry.setRelease(time == NONE ? 1 : time);
    }

    /** Removes the deadline: nothing is waited for. */
    public void clear() {
        expiry.setRelease(NONE);
    }

    /** Returns true if the deadline has passed. Returns true only once. */
    public boolean checkExpired(long now) {
        long time = expiry.getAcquire();
        if (time == NONE || now - time < 0 || !expiry.compareAndSet(time, NONE)) {
            return false;
        }
        expired = true;
        return true;
    }

    /** Returns true if the peer is to be notified when the deadline passes. */
    public boolean notifiesPeer() {
        return notifyPeer;
    }

    /** Returns true if a deadline of this connection has ever passed. */
    public boolean hasExpired() {
        return expired;
    }
}

package dev.latchkey.mockserver.delivery;

import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread at a time tell what happens next to a message, so that none builds on what is no longer so. */
final class MessageLocks {
    private static final int STRIPES = 64;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    MessageLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /** Takes a message's lock until the hold is closed. */
    Hold take(String messageId) {
        ReentrantLock stripe = stripes[Math.floorMod(messageId.hashCode(), STRIPES)];
        stripe.lock();
        return stripe::unlock;
    }

    /** A lock that is held. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}

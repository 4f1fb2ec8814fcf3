package dev.latchkey.mockserver.delivery.lifecycle;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread at a time update a message, so that no update is based on an outdated status. */
public final class MessageLocks {
    private static final int STRIPES = 64;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public MessageLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /** Runs an action under the lock of a message. */
    public <T> T withLock(String messageId, Supplier<T> work) {
        ReentrantLock stripe = stripes[Math.floorMod(messageId.hashCode(), STRIPES)];
        stripe.lock();
        try {
            return work.get();
        } finally {
            stripe.unlock();
        }
    }
}

package dev.latchkey.mockserver.delivery.lifecycle;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Lets one thread at a time tell what happens next to a message, so that none builds on what is no longer so. */
public final class MessageLocks {
    private static final int STRIPES = 64;

    private final ReentrantLock[] stripes = new ReentrantLock[STRIPES];

    public MessageLocks() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new ReentrantLock();
        }
    }

    /** Does something while nobody else tells what happens to a message. */
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

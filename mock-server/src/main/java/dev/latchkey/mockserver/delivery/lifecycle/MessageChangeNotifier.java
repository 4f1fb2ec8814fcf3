package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Notifies requests that wait for messages when the messages of their account change, and all of them at shutdown. */
public final class MessageChangeNotifier {
    private static final int MAX_WAITERS = 1_000;

    private final ConcurrentHashMap<String, Signal> signals = new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(MAX_WAITERS);
    private volatile boolean closed;

    /** State that all waiting requests of one account share. */
    private static final class Signal {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private int waiters;
        private long version;

        void signalAll() {
            lock.lock();
            try {
                version++;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Notifies the requests that wait for an account's messages. */
    public void notifyChanged(String accountId) {
        Signal signal = signals.get(accountId);
        if (signal != null) {
            signal.signalAll();
        }
    }

    /** Wakes all waiting requests and ends all later waits at once. */
    public void close() {
        closed = true;
        signals.values().forEach(Signal::signalAll);
    }

    /**
     * Subscribes to changes of an account's messages. No change after this call is missed.
     *
     * @throws RefusedException if too many requests are waiting
     */
    public Subscription subscribe(String accountId) {
        if (!permits.tryAcquire()) {
            throw new RefusedException(RefusalReason.TOO_MANY_REQUESTS,
                    "Too many requests are waiting for messages: the limit is " + MAX_WAITERS
                            + ". Ask without waiting, or try again later.");
        }
        Signal signal = signals.compute(accountId, (id, existing) -> {
            Signal shared = existing == null ? new Signal() : existing;
            shared.waiters++;
            return shared;
        });
        return new Subscription(accountId, signal);
    }

    /** Subscription of one waiting request. Used by one thread. */
    public final class Subscription implements AutoCloseable {
        private final String accountId;
        private final Signal signal;
        private long seen;

        private Subscription(String accountId, Signal signal) {
            this.accountId = accountId;
            this.signal = signal;
            markSeen();
        }

        /** Marks all changes up to now as seen. */
        public void markSeen() {
            signal.lock.lock();
            try {
                seen = signal.version;
            } finally {
                signal.lock.unlock();
            }
        }

        /** Waits for a change since {@link #markSeen}. Returns false on timeout, interruption or shutdown. */
        public boolean await(long nanos) {
            long left = nanos;
            signal.lock.lock();
            try {
                while (signal.version == seen && !closed) {
                    if (left <= 0) {
                        return false;
                    }
                    left = signal.changed.awaitNanos(left);
                }
                return !closed;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } finally {
                signal.lock.unlock();
            }
        }

        @Override
        public void close() {
            signals.computeIfPresent(accountId, (id, shared) -> --shared.waiters == 0 ? null : shared);
            permits.release();
        }
    }
}

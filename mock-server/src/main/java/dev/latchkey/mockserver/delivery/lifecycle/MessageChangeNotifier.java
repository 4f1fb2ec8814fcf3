package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for messages when an account's messages change, and all of them when the server stops. */
public final class MessageChangeNotifier {
    private static final int MAX_WAITERS = 1_000;

    private final ConcurrentHashMap<String, Signal> signals = new ConcurrentHashMap<>();
    private final Semaphore permits = new Semaphore(MAX_WAITERS);
    private volatile boolean closed;

    /** What those who wait for one account share. */
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

    /** An account's messages have changed. */
    public void notifyChanged(String accountId) {
        Signal signal = signals.get(accountId);
        if (signal != null) {
            signal.signalAll();
        }
    }

    /** Nobody waits any more, from now on. */
    public void close() {
        closed = true;
        signals.values().forEach(Signal::signalAll);
    }

    /** Begins to watch an account's messages: no change after this is missed. */
    public Subscription subscribe(String accountId) {
        if (!permits.tryAcquire()) {
            throw new RefusedException(RefusalReason.TOO_MANY_REQUESTS, "More than " + MAX_WAITERS
                    + " requests wait for messages already. Ask without waiting, or again later.");
        }
        Signal signal = signals.compute(accountId, (id, known) -> {
            Signal shared = known == null ? new Signal() : known;
            shared.waiters++;
            return shared;
        });
        return new Subscription(accountId, signal);
    }

    /** Somebody who waits. Used by one thread. */
    public final class Subscription implements AutoCloseable {
        private final String accountId;
        private final Signal signal;
        private long seen;

        private Subscription(String accountId, Signal signal) {
            this.accountId = accountId;
            this.signal = signal;
            markSeen();
        }

        /** From here on, a change counts as new. */
        public void markSeen() {
            signal.lock.lock();
            try {
                seen = signal.version;
            } finally {
                signal.lock.unlock();
            }
        }

        /** Waits for a change since {@link #markSeen}; false when there is none in time, or the server stops. */
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

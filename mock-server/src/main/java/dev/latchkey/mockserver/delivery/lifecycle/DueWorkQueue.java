package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.DueWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * In-memory queue of due work by account and time. The store has the same work, for the next start of the server. Work
 * for a message that was removed stays in the queue until it is due, and is then discarded.
 */
public final class DueWorkQueue {
    // Limits each wait, because the server's clock can be set and the computer can sleep.
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    private static final long COALESCE_MILLIS = 20;

    private final InstantSource serverClock;
    private final Function<String, ClockSetting> settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, AccountQueue> queues = new HashMap<>();
    private long nextNumber;
    private long wakeMillis = Long.MAX_VALUE;
    private boolean woken;

    /** Entry of the queue. Of two entries that are due at the same time, the one that was added first comes first. */
    public record Entry(Instant due, long number, DueWork work) {}

    /** Due work of one account. */
    private static final class AccountQueue {
        private final PriorityQueue<Entry> entries = new PriorityQueue<>(
                Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
        private final Set<String> ids = new HashSet<>();
        private ClockSetting clock;
        private boolean paused;
        private int claimed;

        AccountQueue(ClockSetting clock) {
            this.clock = clock;
        }

        /**
         * Returns when the first entry is due by the server's clock, in milliseconds; {@code Long.MAX_VALUE} for never.
         */
        long firstDueMillis() {
            Entry first = entries.peek();
            if (first == null || paused) {
                return Long.MAX_VALUE;
            }
            if (clock.frozenAt() != null) {
                return first.due().isAfter(clock.frozenAt()) ? Long.MAX_VALUE : Long.MIN_VALUE;
            }
            return first.due().minus(clock.ahead()).toEpochMilli();
        }
    }

    /**
     * Creates an empty queue.
     *
     * @param settings returns the clock setting of an account
     */
    public DueWorkQueue(InstantSource serverClock, Function<String, ClockSetting> settings) {
        this.serverClock = serverClock;
        this.settings = settings;
    }

    /** Adds work that is stored. */
    public void add(List<DueWork> work) {
        if (work.isEmpty()) {
            return;
        }
        // Outside the lock, because it can read the store.
        String accountId = work.get(0).accountId();
        ClockSetting clock = hasQueue(accountId) ? ClockSetting.REAL : settings.apply(accountId);
        lock.lock();
        try {
            AccountQueue queue = queues.computeIfAbsent(accountId, id -> new AccountQueue(clock));
            for (DueWork each : work) {
                enqueue(queue, each, each.due());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of entries. */
    public int size() {
        lock.lock();
        try {
            return queues.values().stream().mapToInt(queue -> queue.entries.size()).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Adds work again, for a later time than it is stored with. */
    public void postpone(DueWork work, Instant until) {
        lock.lock();
        try {
            enqueue(queues.computeIfAbsent(work.accountId(), id -> new AccountQueue(settings.apply(id))), work, until);
        } finally {
            lock.unlock();
        }
    }

    /** Adds work again, to be retried after a delay. */
    public void retryLater(DueWork work, Duration delay) {
        lock.lock();
        try {
            AccountQueue queue = queues.computeIfAbsent(work.accountId(), id -> new AccountQueue(ClockSetting.REAL));
            enqueue(queue, work, queue.clock.at(serverClock.instant()).plus(delay));
        } finally {
            lock.unlock();
        }
    }

    /** Applies a new setting of an account's clock. */
    public void clockChanged(String accountId, ClockSetting clock) {
        lock.lock();
        try {
            queues.computeIfAbsent(accountId, id -> new AccountQueue(clock)).clock = clock;
            wake();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Pauses or resumes an account: {@link #poll} skips a paused one. Pausing waits until all work of the account that
     * was taken before is running.
     */
    public void setPaused(String accountId, boolean paused) {
        ClockSetting clock = settings.apply(accountId);
        lock.lock();
        try {
            AccountQueue queue = queues.computeIfAbsent(accountId, id -> new AccountQueue(clock));
            queue.paused = paused;
            queue.clock = clock;
            wake();
            while (paused && queue.claimed > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first entry of a paused account that is due by an instant; null if there is none. */
    @Nullable
    public Entry pollPaused(String accountId, Instant until) {
        lock.lock();
        try {
            AccountQueue queue = queues.get(accountId);
            Entry first = queue == null ? null : queue.entries.peek();
            return queue == null || first == null || first.due().isAfter(until) ? null : remove(queue);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes due work, ordered within each account. If there is none, it waits. It returns an empty list after
     * {@link #wake}, or when the clocks must be read again. The caller calls {@link #markRunning} for each work once it
     * is running.
     *
     * @param max max number of entries
     * @param maxWait max time to wait
     */
    public List<DueWork> poll(int max, Duration maxWait) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<DueWork> due = takeDue(max);
            if (due.isEmpty() && !woken) {
                awaitDue(maxWait);
                due = takeDue(max);
            }
            woken = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** Reports that work which was taken is now running, where others can see it. */
    public void markRunning(DueWork work) {
        lock.lock();
        try {
            AccountQueue queue = queues.get(work.accountId());
            if (queue != null && --queue.claimed == 0 && queue.paused) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the thread that waits in {@link #poll}: the server's clock was set, or the server is stopping. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitDue(Duration maxWait) throws InterruptedException {
        wakeMillis = queues.values().stream().mapToLong(AccountQueue::firstDueMillis).min().orElse(Long.MAX_VALUE);
        long wait = maxWait.toMillis();
        if (wakeMillis != Long.MAX_VALUE) {
            long left = wakeMillis - serverClock.millis();
            // Takes work that is due within a moment together, so that the store writes it in one transaction.
            wait = left <= 0 ? 0 : Math.min(wait, Math.min(MAX_WAIT.toMillis(), left + COALESCE_MILLIS));
        }
        try {
            changed.await(wait, TimeUnit.MILLISECONDS);
        } finally {
            // No wake-up is needed: the next poll reads the clocks and takes what was added.
            wakeMillis = Long.MIN_VALUE;
        }
    }

    private List<DueWork> takeDue(int max) {
        long now = serverClock.millis();
        List<DueWork> due = new ArrayList<>();
        for (AccountQueue queue : queues.values()) {
            while (due.size() < max && queue.firstDueMillis() <= now) {
                due.add(remove(queue).work());
                queue.claimed++;
            }
        }
        return due;
    }

    private void enqueue(AccountQueue queue, DueWork work, Instant due) {
        if (!queue.ids.add(work.id())) {
            return;
        }
        queue.entries.add(new Entry(due, nextNumber++, work));
        if (queue.firstDueMillis() < wakeMillis) {
            changed.signalAll();
        }
    }

    private Entry remove(AccountQueue queue) {
        Entry entry = queue.entries.remove();
        queue.ids.remove(entry.work().id());
        return entry;
    }

    private boolean hasQueue(String accountId) {
        lock.lock();
        try {
            return queues.containsKey(accountId);
        } finally {
            lock.unlock();
        }
    }
}

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
 * What this server has yet to do, by account and time, in memory; the store keeps the same for who starts after it. A
 * work whose message is gone by then stays on the agenda until its time, and is then found to be void.
 */
public final class DueWorkQueue {
    // The server's clock may be set, or the computer sleep: no longer than this is anything taken for granted.
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

    /** Something to do; of two that are due at the same time, the one noted first comes first. */
    public record Entry(Instant due, long number, DueWork work) {}

    /** What is to be done for one account. */
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

        /** When its first entry is due by the server's clock, in milliseconds; the end of time for never. */
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
     * An empty agenda.
     *
     * @param settings how an account's clock is set
     */
    public DueWorkQueue(InstantSource server, Function<String, ClockSetting> settings) {
        this.serverClock = server;
        this.settings = settings;
    }

    /** Notes works that are stored. */
    public void add(List<DueWork> works) {
        if (works.isEmpty()) {
            return;
        }
        // Outside of the lock, because it may read the store.
        String accountId = works.get(0).accountId();
        ClockSetting clock = hasQueue(accountId) ? ClockSetting.REAL : settings.apply(accountId);
        lock.lock();
        try {
            AccountQueue queue = queues.computeIfAbsent(accountId, id -> new AccountQueue(clock));
            for (DueWork work : works) {
                enqueue(queue, work, work.due());
            }
        } finally {
            lock.unlock();
        }
    }

    /** How much there is to do. */
    public int size() {
        lock.lock();
        try {
            return queues.values().stream().mapToInt(queue -> queue.entries.size()).sum();
        } finally {
            lock.unlock();
        }
    }

    /** Notes a work once more, for a later time than it is stored with. */
    public void postpone(DueWork work, Instant until) {
        lock.lock();
        try {
            enqueue(queues.computeIfAbsent(work.accountId(), id -> new AccountQueue(settings.apply(id))), work, until);
        } finally {
            lock.unlock();
        }
    }

    /** Notes a work once more, to be tried again so much later. */
    public void retryLater(DueWork work, Duration later) {
        lock.lock();
        try {
            AccountQueue queue = queues.computeIfAbsent(work.accountId(), id -> new AccountQueue(ClockSetting.REAL));
            enqueue(queue, work, queue.clock.at(serverClock.instant()).plus(later));
        } finally {
            lock.unlock();
        }
    }

    /** How an account's clock is set has changed. */
    public void clockChanged(String accountId, ClockSetting clock) {
        lock.lock();
        try {
            queues.computeIfAbsent(accountId, id -> new AccountQueue(clock)).clock = clock;
            wake();
        } finally {
            lock.unlock();
        }
    }

    /** Keeps an account's works back from {@link #poll}, or no longer; waits until none is in the hands of who took it. */
    public void setPaused(String accountId, boolean held) {
        ClockSetting clock = settings.apply(accountId);
        lock.lock();
        try {
            AccountQueue queue = queues.computeIfAbsent(accountId, id -> new AccountQueue(clock));
            queue.paused = held;
            queue.clock = clock;
            wake();
            while (held && queue.claimed > 0) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes the first work of an account that is held, if it is due by a moment; null when there is none. */
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
     * Takes works that are due, each account's in order. Where there are none, waits for some, and returns without any
     * when {@link #wake} is called, or it is time to look at the clocks again. Whoever takes a work says {@link #markRunning}
     * once it is under way.
     *
     * @param most at most this many
     * @param longest how long to wait at most
     */
    public List<DueWork> poll(int most, Duration longest) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<DueWork> due = takeDue(most);
            if (due.isEmpty() && !woken) {
                awaitDue(longest);
                due = takeDue(most);
            }
            woken = false;
            return due;
        } finally {
            lock.unlock();
        }
    }

    /** A work that was taken is under way now, where others can see it. */
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

    /** Lets who waits in {@link #poll} look again: the server's clock was set, or it shall stop. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitDue(Duration longest) throws InterruptedException {
        wakeMillis = queues.values().stream().mapToLong(AccountQueue::firstDueMillis).min().orElse(Long.MAX_VALUE);
        long wait = longest.toMillis();
        if (wakeMillis != Long.MAX_VALUE) {
            long left = wakeMillis - serverClock.millis();
            // What is due within a moment is taken together, so that the store writes it at once.
            wait = left <= 0 ? 0 : Math.min(wait, Math.min(MAX_WAIT.toMillis(), left + COALESCE_MILLIS));
        }
        try {
            changed.await(wait, TimeUnit.MILLISECONDS);
        } finally {
            // Whoever looks at the clocks next takes what has come meanwhile: nobody needs to be told.
            wakeMillis = Long.MIN_VALUE;
        }
    }

    private List<DueWork> takeDue(int most) {
        long now = serverClock.millis();
        List<DueWork> due = new ArrayList<>();
        for (AccountQueue queue : queues.values()) {
            while (due.size() < most && queue.firstDueMillis() <= now) {
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

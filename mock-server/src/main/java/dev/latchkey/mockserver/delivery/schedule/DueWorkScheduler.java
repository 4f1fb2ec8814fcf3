package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.store.DataStore;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/**
 * Runs due work on time: one thread waits for work that is due by each account's clock and hands it to the executor. It
 * sleeps while nothing is due. Work that is left at shutdown runs after the next start.
 */
public final class DueWorkScheduler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int BATCH_SIZE = 500;
    private static final Duration CLEANUP_INTERVAL = Duration.ofHours(1);
    private static final Duration RETRY_DELAY = Duration.ofSeconds(5);
    private static final long SHUTDOWN_MILLIS = 2_000;

    private final DataStore store;
    private final DueWorkQueue queue;
    private final DueWorkRunner runner;
    private final KeyedSerialExecutor executor;
    private final AccountClocks clocks;
    private final Duration maxAge;
    private final Thread thread = Thread.ofPlatform().daemon().name("latchkey-scheduler").unstarted(this::run);
    private volatile boolean stopped;

    /** Creates a scheduler that is not started yet. */
    public DueWorkScheduler(DataStore store, DueWorkQueue queue, DueWorkRunner runner, KeyedSerialExecutor executor,
            AccountClocks clocks,
            Duration maxAge) {
        this.store = store;
        this.queue = queue;
        this.runner = runner;
        this.executor = executor;
        this.clocks = clocks;
        this.maxAge = maxAge;
    }

    /** Loads the due work from the store and starts. */
    public void start() {
        load();
        thread.start();
    }

    /** Adds the stored work to the queue, which ignores work that it already has. */
    private void load() {
        for (String accountId : store.deliveries().earliestDueByAccount().keySet()) {
            List<DueWork> page = store.deliveries().due(accountId, null, BATCH_SIZE);
            while (!page.isEmpty()) {
                queue.add(page);
                page = page.size() < BATCH_SIZE
                        ? List.of()
                        : store.deliveries().due(accountId, page.get(page.size() - 1), BATCH_SIZE);
            }
        }
    }

    @Override
    public void close() {
        stopped = true;
        queue.wake();
        try {
            thread.join(SHUTDOWN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long lastCleanup = System.nanoTime() - CLEANUP_INTERVAL.toNanos();
        try {
            while (!stopped) {
                long since = System.nanoTime() - lastCleanup;
                if (since >= CLEANUP_INTERVAL.toNanos()) {
                    executor.run("", "housekeeping", this::removeOld);
                    lastCleanup = System.nanoTime();
                    since = 0;
                }
                queue.poll(BATCH_SIZE, CLEANUP_INTERVAL.minusNanos(since)).forEach(this::submit);
            }
        } catch (InterruptedException e) {
            // The scheduler owns this thread, so ending it is enough.
            Thread.currentThread().interrupt();
        }
    }

    private void submit(DueWork work) {
        try {
            executor.run(work.accountId(), runner.serialKey(work), () -> runDue(work));
        } catch (RuntimeException e) {
            retryAfterFailure(work, e);
        } finally {
            queue.markRunning(work);
        }
    }

    private void runDue(DueWork work) {
        if (stopped) {
            return;
        }
        try {
            runner.run(work);
        } catch (RuntimeException e) {
            retryAfterFailure(work, e);
        }
    }

    private void retryAfterFailure(DueWork work, RuntimeException e) {
        if (!stopped) {
            LOG.log(Level.ERROR, "Due work failed and is retried: " + work.id(), e);
            queue.retryLater(work, RETRY_DELAY);
        }
    }

    private void removeOld() {
        try {
            for (Account account : store.accounts().all()) {
                if (!stopped) {
                    store.messages().removeOlder(account.id(), clocks.now(account).minus(maxAge));
                }
            }
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Old messages could not be removed; the next attempt is in an hour", e);
        }
    }
}

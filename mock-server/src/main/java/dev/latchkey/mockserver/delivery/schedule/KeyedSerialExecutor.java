package dev.latchkey.mockserver.delivery.schedule;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks on virtual threads: tasks with the same key one after the other, tasks with different keys concurrently.
 */
public final class KeyedSerialExecutor implements AutoCloseable {
    private static final long SHUTDOWN_SECONDS = 5;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("latchkey-delivery-", 0).factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Map<String, Deque<Runnable>> queues = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private boolean closed;

    /** Runs a task after all earlier tasks with its key. Does nothing once closed. */
    void run(String accountId, String key, Runnable task) {
        boolean isFirst;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            running.merge(accountId, 1, Integer::sum);
            isFirst = !queues.containsKey(key);
            queues.computeIfAbsent(key, same -> new ArrayDeque<>(2)).add(() -> {
                try {
                    task.run();
                } finally {
                    markDone(accountId);
                }
            });
        } finally {
            lock.unlock();
        }
        if (isFirst) {
            threads.execute(() -> drain(key));
        }
    }

    /** Waits until an account has no running or queued task. Returns false on timeout, interruption, or once closed. */
    boolean awaitIdle(String accountId, Duration maxWait) {
        long left = maxWait.toNanos();
        lock.lock();
        try {
            while (closed || running.containsKey(accountId)) {
                if (closed || left <= 0) {
                    return false;
                }
                left = idle.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Discards tasks that have not started, and waits for the others. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            queues.values().forEach(Deque::clear);
            idle.signalAll();
        } finally {
            lock.unlock();
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void drain(String key) {
        Runnable task = next(key);
        while (task != null) {
            task.run();
            task = next(key);
        }
    }

    private @Nullable Runnable next(String key) {
        lock.lock();
        try {
            Deque<Runnable> queue = queues.get(key);
            Runnable task = queue == null ? null : queue.poll();
            if (task == null) {
                queues.remove(key);
            }
            return task;
        } finally {
            lock.unlock();
        }
    }

    private void markDone(String accountId) {
        lock.lock();
        try {
            if (running.merge(accountId, -1, Integer::sum) == 0) {
                running.remove(accountId);
            }
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

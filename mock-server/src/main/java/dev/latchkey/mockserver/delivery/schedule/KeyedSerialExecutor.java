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

/** Runs tasks on virtual threads: those of one lane one after the other in the order given, different lanes at once. */
public final class KeyedSerialExecutor implements AutoCloseable {
    private static final long SHUTDOWN_SECONDS = 5;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("latchkey-delivery-", 0).factory());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Map<String, Deque<Runnable>> queues = new HashMap<>();
    private final Map<String, Integer> running = new HashMap<>();
    private boolean closed;

    /** Runs a task after all that were given for its lane before; not at all once closed. */
    void run(String accountId, String lane, Runnable task) {
        boolean begins;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            running.merge(accountId, 1, Integer::sum);
            begins = !queues.containsKey(lane);
            queues.computeIfAbsent(lane, name -> new ArrayDeque<>(2)).add(() -> {
                try {
                    task.run();
                } finally {
                    markDone(accountId);
                }
            });
        } finally {
            lock.unlock();
        }
        if (begins) {
            threads.execute(() -> drain(lane));
        }
    }

    /** Waits until an account has no task under way; false when that takes longer, or the lanes are closed. */
    boolean awaitIdle(String accountId, Duration longest) {
        long left = longest.toNanos();
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

    /** Forgets what has not begun, and waits for the rest. */
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

    private void drain(String lane) {
        Runnable task = next(lane);
        while (task != null) {
            task.run();
            task = next(lane);
        }
    }

    private @Nullable Runnable next(String lane) {
        lock.lock();
        try {
            Deque<Runnable> waiting = queues.get(lane);
            Runnable task = waiting == null ? null : waiting.poll();
            if (task == null) {
                queues.remove(lane);
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

package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Advances an account's clock. Time stops at each instant at which work is due, until that work is done. Webhook
 * requests that are due at the same instant are sent concurrently, those for one message in order.
 */
final class ClockAdvancer {
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final String accountId;
    private final AccountClocks clocks;
    private final DueWorkQueue queue;
    private final KeyedSerialExecutor executor;
    private final DueWorkRunner runner;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private int sends;
    private int steps;
    private Instant now;

    /** Starts at the account's current time. Nothing else may run the account's work until this ends. */
    ClockAdvancer(String accountId, AccountClocks clocks, DueWorkQueue queue, KeyedSerialExecutor executor,
            DueWorkRunner runner) {
        this.accountId = accountId;
        this.clocks = clocks;
        this.queue = queue;
        this.executor = executor;
        this.runner = runner;
        now = clocks.of(accountId).instant();
    }

    /** Returns the time that was reached. */
    Instant now() {
        return now;
    }

    /** Returns how many scheduled messages were sent. */
    int sends() {
        return sends;
    }

    /** Returns how many other delivery steps ran. */
    int steps() {
        return steps;
    }

    /** Returns how many webhook requests were sent. */
    int calls() {
        return calls.get();
    }

    /** Advances the clock to an instant. A failure ends this early, and its work stays due. */
    void advanceTo(Instant until) {
        freezeAt(now);
        for (DueWorkQueue.Entry entry = queue.pollPaused(accountId, until); entry != null; entry = queue.pollPaused(
                accountId,
                until)) {
            if (entry.due().isAfter(now)) {
                freezeAt(entry.due());
            }
            for (DueWorkQueue.Entry due = entry; due != null; due = queue.pollPaused(accountId, now)) {
                start(due.work());
            }
            if (!executor.awaitIdle(accountId, MAX_WAIT)) {
                throw new RefusedException(RefusalReason.CONFLICT,
                        "The clock was advanced only to " + now
                                + ", because the server is stopping or the account's webhooks are too slow."
                                + " Advance it again.");
            }
            RuntimeException failed = failure.get();
            if (failed != null) {
                throw failed;
            }
        }
        freezeAt(until);
    }

    private void start(DueWork work) {
        switch (work.task()) {
            case DueWork.Send send -> sends += tryRun(work) ? 1 : 0;
            case DueWork.Step step -> steps += tryRun(work) ? 1 : 0;
            case DueWork.Call call -> call(work);
        }
    }

    private void call(DueWork work) {
        try {
            executor.run(accountId, runner.serialKey(work), () -> calls.addAndGet(tryRun(work) ? 1 : 0));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            retryLater(work);
        }
    }

    private boolean tryRun(DueWork work) {
        try {
            return failure.get() == null ? runner.run(work) : retryLater(work);
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            return retryLater(work);
        }
    }

    private boolean retryLater(DueWork work) {
        queue.postpone(work, now.plus(Duration.ofSeconds(1)));
        return false;
    }

    private void freezeAt(Instant instant) {
        now = instant;
        clocks.freezeAt(accountId, instant);
    }
}

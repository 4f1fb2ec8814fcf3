package dev.latchkey.mockserver.delivery.schedule;

import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An account's way through time: from moment to moment at which something is due, everything is done before time goes
 * on. Calls that are due at the same moment are made at once, those for one message in their order.
 */
final class ClockAdvancer {
    private static final Duration MAX_WAIT = Duration.ofMinutes(10);

    private final String accountId;
    private final Clocks clocks;
    private final DueWorkQueue queue;
    private final KeyedSerialExecutor executor;
    private final DueWorkRunner runner;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private int sends;
    private int steps;
    private Instant now;

    /** A way that begins where the account's time is now. Nobody else does its works meanwhile. */
    ClockAdvancer(String accountId, Clocks clocks, DueWorkQueue queue, KeyedSerialExecutor executor,
            DueWorkRunner runner) {
        this.accountId = accountId;
        this.clocks = clocks;
        this.queue = queue;
        this.executor = executor;
        this.runner = runner;
        now = clocks.of(accountId).instant();
    }

    /** Where time stands. */
    Instant now() {
        return now;
    }

    /** How many delayed messages were sent. */
    int sends() {
        return sends;
    }

    /** How many other things happened to messages. */
    int steps() {
        return steps;
    }

    /** How many calls were made. */
    int calls() {
        return calls.get();
    }

    /** Goes on until then. What cannot be done ends the way early, and is still due. */
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
                        "The server stops, or the account's webhooks take so long, that the"
                                + " clock was moved to " + now + " only. Move it on.");
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

    private void freezeAt(Instant moment) {
        now = moment;
        clocks.freezeAt(accountId, moment);
    }
}

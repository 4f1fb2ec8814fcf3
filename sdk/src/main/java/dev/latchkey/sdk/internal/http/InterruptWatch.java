package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Cancels blocking requests whose thread was interrupted. A platform thread that reads from a socket does not notice
 * an interrupt, so one timer watches all of them. That is cheaper than running each request on a second thread, and
 * requests stay on the thread of the caller, with its context.
 */
final class InterruptWatch {
    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(10);

    /** Number of idle polls before the timer stops, so that a caller in a loop does not restart it for each request. */
    private static final int MAX_IDLE_POLLS = 100;

    private final Timing timing;
    private final AtomicReferenceArray<WireAttempt> slots;
    private final AtomicBoolean polling = new AtomicBoolean();
    private int idlePolls;

    /** Creates a watch for at most this many concurrent requests. */
    InterruptWatch(Timing timing, int maxRequests) {
        this.timing = timing;
        this.slots = new AtomicReferenceArray<>(maxRequests);
    }

    /** Watches an attempt. Returns its slot, for {@link #remove}. */
    int add(WireAttempt attempt) {
        int slot = 0;
        // There are as many slots as permits for concurrent requests, so one is free.
        while (!slots.compareAndSet(slot, null, attempt)) {
            slot = slot + 1 == slots.length() ? 0 : slot + 1;
        }
        if (!polling.get() && polling.compareAndSet(false, true)) {
            timing.schedule(POLL_INTERVAL, this::poll);
        }
        return slot;
    }

    void remove(int slot) {
        slots.set(slot, null);
    }

    /** Cancels all watched attempts. */
    void cancelAll() {
        for (int slot = 0; slot < slots.length(); slot++) {
            WireAttempt attempt = slots.get(slot);
            if (attempt != null) {
                attempt.cancel(FailureKind.CANCELED);
            }
        }
    }

    private void poll() {
        boolean anyWatched = false;
        for (int slot = 0; slot < slots.length(); slot++) {
            WireAttempt attempt = slots.get(slot);
            if (attempt != null) {
                anyWatched = true;
                if (attempt.isCallerInterrupted()) {
                    attempt.cancel(FailureKind.INTERRUPTED);
                }
            }
        }
        idlePolls = anyWatched ? 0 : idlePolls + 1;
        if (idlePolls < MAX_IDLE_POLLS) {
            timing.schedule(POLL_INTERVAL, this::poll);
            return;
        }
        idlePolls = 0;
        polling.set(false);
        for (int slot = 0; slot < slots.length(); slot++) {
            // An attempt may have been added since the last poll.
            if (slots.get(slot) != null && polling.compareAndSet(false, true)) {
                timing.schedule(POLL_INTERVAL, this::poll);
            }
        }
    }
}

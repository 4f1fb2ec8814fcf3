package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Ends blocking requests whose thread was interrupted. A platform thread that reads from a socket does not notice an
 * interrupt, so one timer looks after all of them. That is cheaper than to run each request on a second thread, and the
 * caller's own thread, with all that hangs on it, is the one that sends.
 */
final class InterruptWatch {
    private static final long POLL_INTERVAL = TimeUnit.MILLISECONDS.toNanos(10);

    /** Looks at nothing this often before it stops. A caller in a loop then does not wake the timer for each request. */
    private static final int MAX_IDLE_POLLS = 100;

    private final Timing timing;
    private final AtomicReferenceArray<WireAttempt> slots;
    private final AtomicBoolean polling = new AtomicBoolean();
    private int idlePolls;

    /** For as many requests at once as there are places. */
    InterruptWatch(Timing timing, int places) {
        this.timing = timing;
        this.slots = new AtomicReferenceArray<>(places);
    }

    /** Begins to watch; the number is for {@link #remove}. */
    int add(WireAttempt attempt) {
        int place = 0;
        // There are as many places as requests are let through at once, so one is free.
        while (!slots.compareAndSet(place, null, attempt)) {
            place = place + 1 == slots.length() ? 0 : place + 1;
        }
        if (!polling.get() && polling.compareAndSet(false, true)) {
            timing.schedule(POLL_INTERVAL, this::poll);
        }
        return place;
    }

    void remove(int place) {
        slots.set(place, null);
    }

    /** Ends all that is watched. */
    void cancelAll() {
        for (int place = 0; place < slots.length(); place++) {
            WireAttempt attempt = slots.get(place);
            if (attempt != null) {
                attempt.cancel(FailureKind.CANCELED);
            }
        }
    }

    private void poll() {
        boolean any = false;
        for (int place = 0; place < slots.length(); place++) {
            WireAttempt attempt = slots.get(place);
            if (attempt != null) {
                any = true;
                if (attempt.isCallerInterrupted()) {
                    attempt.cancel(FailureKind.INTERRUPTED);
                }
            }
        }
        idlePolls = any ? 0 : idlePolls + 1;
        if (idlePolls < MAX_IDLE_POLLS) {
            timing.schedule(POLL_INTERVAL, this::poll);
            return;
        }
        idlePolls = 0;
        polling.set(false);
        for (int place = 0; place < slots.length(); place++) {
            // One may have come between the last look and now.
            if (slots.get(place) != null && polling.compareAndSet(false, true)) {
                timing.schedule(POLL_INTERVAL, this::poll);
            }
        }
    }
}

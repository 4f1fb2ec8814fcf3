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
    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(10);

    /** Looks at nothing this often before it stops. A caller in a loop then does not wake the timer for each request. */
    private static final int IDLE_LOOKS = 100;

    private final Timing timing;
    private final AtomicReferenceArray<WireAttempt> places;
    private final AtomicBoolean looking = new AtomicBoolean();
    private int idle;

    /** For as many requests at once as there are places. */
    InterruptWatch(Timing timing, int places) {
        this.timing = timing;
        this.places = new AtomicReferenceArray<>(places);
    }

    /** Begins to watch; the number is for {@link #remove}. */
    int add(WireAttempt attempt) {
        int place = 0;
        // There are as many places as requests are let through at once, so one is free.
        while (!places.compareAndSet(place, null, attempt)) {
            place = place + 1 == places.length() ? 0 : place + 1;
        }
        if (!looking.get() && looking.compareAndSet(false, true)) {
            timing.later(EVERY, this::poll);
        }
        return place;
    }

    void remove(int place) {
        places.set(place, null);
    }

    /** Ends all that is watched. */
    void cancelAll() {
        for (int place = 0; place < places.length(); place++) {
            WireAttempt attempt = places.get(place);
            if (attempt != null) {
                attempt.end(FailureKind.CANCELED);
            }
        }
    }

    private void poll() {
        boolean any = false;
        for (int place = 0; place < places.length(); place++) {
            WireAttempt attempt = places.get(place);
            if (attempt != null) {
                any = true;
                if (attempt.interrupted()) {
                    attempt.end(FailureKind.INTERRUPTED);
                }
            }
        }
        idle = any ? 0 : idle + 1;
        if (idle < IDLE_LOOKS) {
            timing.later(EVERY, this::poll);
            return;
        }
        idle = 0;
        looking.set(false);
        for (int place = 0; place < places.length(); place++) {
            // One may have come between the last look and now.
            if (places.get(place) != null && looking.compareAndSet(false, true)) {
                timing.later(EVERY, this::poll);
            }
        }
    }
}

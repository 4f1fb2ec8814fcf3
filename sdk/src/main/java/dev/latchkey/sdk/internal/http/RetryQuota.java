package dev.latchkey.sdk.internal.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much a client may repeat. When a gateway is down, every call fails; without a bound, each would be sent several
 * times, and the gateway would come back to several times its load.
 */
final class RetryQuota {
    private static final int FULL = 500;
    private static final int REPETITION = 5;
    private static final int REPETITION_AFTER_TIMEOUT = 10;

    private final AtomicInteger left = new AtomicInteger(FULL);

    /** Pays for a repetition; 0 when there is not enough left. */
    int acquire(boolean afterTimeout) {
        int cost = afterTimeout ? REPETITION_AFTER_TIMEOUT : REPETITION;
        while (true) {
            int before = left.get();
            if (before < cost) {
                return 0;
            }
            if (left.compareAndSet(before, before - cost)) {
                return cost;
            }
        }
    }

    /** A call went well: what its last repetition cost comes back, or a little where it needed none. */
    void release(int cost) {
        int before = left.get();
        if (before < FULL) {
            left.accumulateAndGet(Math.max(1, cost), (now, more) -> Math.min(FULL, now + more));
        }
    }
}

package dev.latchkey.sdk.internal.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much a client may repeat. When a gateway is down, every call fails; without a bound, each would be sent several
 * times, and the gateway would come back to several times its load.
 */
final class RetryQuota {
    private static final int CAPACITY = 500;
    private static final int RETRY_COST = 5;
    private static final int TIMEOUT_RETRY_COST = 10;

    private final AtomicInteger available = new AtomicInteger(CAPACITY);

    /** Pays for a repetition; 0 when there is not enough left. */
    int acquire(boolean afterTimeout) {
        int cost = afterTimeout ? TIMEOUT_RETRY_COST : RETRY_COST;
        while (true) {
            int before = available.get();
            if (before < cost) {
                return 0;
            }
            if (available.compareAndSet(before, before - cost)) {
                return cost;
            }
        }
    }

    /** A call went well: what its last repetition cost comes back, or a little where it needed none. */
    void release(int cost) {
        int before = available.get();
        if (before < CAPACITY) {
            available.accumulateAndGet(Math.max(1, cost), (now, more) -> Math.min(CAPACITY, now + more));
        }
    }
}

package dev.latchkey.sdk.internal.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of a client. If a gateway is down, every call fails. Without a limit each call would be sent
 * several times, and the gateway would recover into a multiple of its load.
 */
final class RetryQuota {
    private static final int CAPACITY = 500;
    private static final int RETRY_COST = 5;
    private static final int TIMEOUT_RETRY_COST = 10;

    private final AtomicInteger available = new AtomicInteger(CAPACITY);

    /** Acquires the tokens for a retry. Returns their number, or 0 if too few are left. */
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

    /** Returns the tokens of the last retry after a success, or one token if the call needed no retry. */
    void release(int cost) {
        int before = available.get();
        if (before < CAPACITY) {
            available.accumulateAndGet(Math.max(1, cost), (now, more) -> Math.min(CAPACITY, now + more));
        }
    }
}

package dev.latchkey.sdk;

import java.time.Duration;

/**
 * How often a call is tried, and how long it waits in between. What may be tried again at all is no choice: a request
 * that reads, replaces or deletes is repeated after a failure of the network and after the statuses 408, 429, 500, 502,
 * 503 and 504; one that sends or creates only where it certainly did not arrive, or where the gateway says when to come
 * back (429, or 503 with {@code Retry-After}).
 *
 * {@snippet :
 * RetryPolicy patient = RetryPolicy.defaults().withMaxAttempts(5).withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(20));
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withRetries(patient);
 * }
 *
 * <p>Each wait is twice the one before, and a random half of it is left out so that many clients do not come back at
 * once. {@code Retry-After} of the gateway counts instead where it is longer. A wait that does not fit into what is left
 * of the call's time is not begun: the failure is thrown at once.
 *
 * @param maxAttempts most requests of one call, 1 to 10
 * @param firstBackoff longest wait before the second request
 * @param longestBackoff longest wait before any later one
 */
public record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration longestBackoff) {
    private static final Duration LIMIT = Duration.ofSeconds(600);

    /**
     * A policy of these numbers.
     *
     * @throws IllegalArgumentException when there are not 1 to 10 attempts, or the waits are not above zero, at most 600
     *         seconds and the first at most the longest
     */
    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > 10) {
            throw new IllegalArgumentException("A call is tried 1 to 10 times, not " + maxAttempts + ".");
        }
        if (firstBackoff.isZero() || firstBackoff.isNegative() || firstBackoff.compareTo(longestBackoff) > 0
                || longestBackoff.compareTo(LIMIT) > 0) {
            throw new IllegalArgumentException("The waits between attempts are above zero and at most "
                    + LIMIT.toSeconds() + " s, the first at most the longest, not " + firstBackoff + " to "
                    + longestBackoff + ".");
        }
    }

    /** Three attempts; waits of at most 0.5 s, doubling, up to 8 s. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    /** One attempt. */
    public static RetryPolicy none() {
        return defaults().withMaxAttempts(1);
    }

    /** The same waits with this many attempts, 1 to 10. */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstBackoff, longestBackoff);
    }

    /** As many attempts with these waits. */
    public RetryPolicy withBackoff(Duration first, Duration longest) {
        return new RetryPolicy(maxAttempts, first, longest);
    }

    /**
     * The longest wait after this many attempts, without what chance leaves out.
     *
     * @param attempts requests made so far, from 1
     */
    public Duration backoff(int attempts) {
        Duration wait = firstBackoff.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
    }
}

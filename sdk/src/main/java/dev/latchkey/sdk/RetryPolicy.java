package dev.latchkey.sdk;

import java.time.Duration;

/**
 * Number of attempts of a call and the waits between them. Which requests can be retried is fixed:
 * <ul>
 * <li>A request that reads, replaces or deletes is retried after network failures and after the statuses 408, 429, 500,
 * 502, 503 and 504.
 * <li>A request that sends or creates is retried only if it certainly did not arrive, or if the gateway says when:
 * status 429, or 503 with {@code Retry-After}.
 * </ul>
 *
 * {@snippet :
 * RetryPolicy patient = RetryPolicy.defaults().withMaxAttempts(5).withBackoff(Duration.ofSeconds(1), Duration.ofSeconds(20));
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withRetries(patient);
 * }
 *
 * <p>Each wait is twice the previous one, less a random part of up to half. So many clients do not retry at the same
 * time. {@code Retry-After} of the gateway takes precedence if it is longer. If a wait does not fit into the
 * remaining time of the call, the failure is thrown at once.
 *
 * <p>All calls of a client share a quota of retries. After about 50 failed calls in a row it is used up, and each
 * call makes one attempt until calls succeed again. So retries do not burden a broken gateway.
 *
 * @param maxAttempts maximum number of requests per call, 1 to 10
 * @param firstBackoff maximum wait before the second request
 * @param maxBackoff maximum wait before any later one
 */
public record RetryPolicy(int maxAttempts, Duration firstBackoff, Duration maxBackoff) {
    private static final Duration MAX_WAIT = Duration.ofSeconds(600);

    /**
     * Creates a policy.
     *
     * @throws IllegalArgumentException if there are not 1 to 10 attempts; or if a wait is not above zero and at most
     *         600 seconds, or the first wait is longer than the maximum
     */
    public RetryPolicy {
        if (maxAttempts < 1 || maxAttempts > 10) {
            throw new IllegalArgumentException("The number of attempts must be 1 to 10, not " + maxAttempts + ".");
        }
        if (firstBackoff.isZero() || firstBackoff.isNegative() || firstBackoff.compareTo(maxBackoff) > 0
                || maxBackoff.compareTo(MAX_WAIT) > 0) {
            throw new IllegalArgumentException("The waits between attempts must be above zero and at most "
                    + MAX_WAIT.toSeconds() + " s, and the first no longer than the maximum, not " + firstBackoff
                    + " to "
                    + maxBackoff + ".");
        }
    }

    /** Returns the default policy: three attempts, with waits of at most 0.5 s that double up to 8 s. */
    public static RetryPolicy defaults() {
        return new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(8));
    }

    /** Returns a policy of one attempt: no retries. */
    public static RetryPolicy none() {
        return defaults().withMaxAttempts(1);
    }

    /**
     * Returns this policy with another number of attempts, 1 to 10.
     *
     * @throws IllegalArgumentException if out of range
     */
    public RetryPolicy withMaxAttempts(int attempts) {
        return new RetryPolicy(attempts, firstBackoff, maxBackoff);
    }

    /**
     * Returns this policy with other waits.
     *
     * @throws IllegalArgumentException if a wait is not above zero and at most 600 seconds, or the first is longer than
     *         the maximum
     */
    public RetryPolicy withBackoff(Duration first, Duration max) {
        return new RetryPolicy(maxAttempts, first, max);
    }

    /**
     * Returns the maximum wait after a number of attempts, before the random reduction.
     *
     * @param attempts requests made so far, from 1
     * @throws IllegalArgumentException if below 1
     */
    public Duration backoff(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("The number of attempts must be at least 1, not " + attempts + ".");
        }
        Duration wait = firstBackoff.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(maxBackoff) > 0 ? maxBackoff : wait;
    }
}

package dev.latchkey.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Too many requests at once or in a time span. Wait for {@link #retryAfter()} and try again.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (RateLimitException e) {
 *     System.out.println("Again after " + e.retryAfter().orElse(Duration.ofMinutes(1)));
 * }
 * }
 */
public class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public RateLimitException(Refusal refusal) {
        super(refusal, advice(refusal.retryAfter()));
    }

    private static String advice(@Nullable Duration wait) {
        return wait == null ? "Send more slowly." : "Try again in " + Math.max(1, wait.toSeconds()) + " s.";
    }
}

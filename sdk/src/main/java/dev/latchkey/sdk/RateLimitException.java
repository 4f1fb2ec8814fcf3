package dev.latchkey.sdk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when there are too many requests at once or in a period. Wait for {@link #retryAfter()}, then retry.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (RateLimitException e) {
 *     System.out.println("Retry after " + e.retryAfter().orElse(Duration.ofMinutes(1)));
 * }
 * }
 */
public class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public RateLimitException(Refusal refusal) {
        super(refusal, advice(refusal.retryAfter()));
    }

    private static String advice(@Nullable Duration wait) {
        return wait == null ? "Send requests more slowly." : "Try again in " + Math.max(1, wait.toSeconds()) + " s.";
    }
}

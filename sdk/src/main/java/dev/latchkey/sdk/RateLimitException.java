package dev.latchkey.sdk;

/** Too many requests at once or in a time span. Wait for {@link #retryAfter()} and try again. */
public class RateLimitException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public RateLimitException(Refusal refusal) {
        super(refusal);
    }
}

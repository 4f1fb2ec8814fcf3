package dev.latchkey.sdk;

import java.time.Duration;
import java.util.Optional;

/**
 * Outcome of one request of a call, as {@link CallHooks} see it.
 *
 * {@snippet :
 * CallHooks hooks = new CallHooks() {
 *     @Override
 *     public void afterAttempt(AttemptResult result) {
 *         System.out.println(result.attempt().operation() + " " + result.status());
 *     }
 * };
 * }
 *
 * @param attempt the request
 * @param status HTTP status; 0 if no response arrived
 * @param failure why there is no usable response; empty if there is one, even if it is a refusal
 * @param requestId the gateway's id of the request
 * @param duration time from the start of the attempt to its decoded response, without the wait for a free connection
 * @param repeatedAfter wait before the next attempt; empty if there is none
 */
public record AttemptResult(Attempt attempt, int status, Optional<FailureKind> failure, Optional<String> requestId,
        Duration duration, Optional<Duration> repeatedAfter) {}

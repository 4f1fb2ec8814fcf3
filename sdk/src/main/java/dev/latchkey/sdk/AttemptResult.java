package dev.latchkey.sdk;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of one request, as {@link CallHooks} see it.
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
 * @param attempt which request
 * @param status HTTP status; 0 where no answer came
 * @param failure why no useful answer came; empty where one did, be it a refusal
 * @param requestId the gateway's name for the request
 * @param duration from the start of the attempt to its decoded answer, without the wait for a free connection
 * @param repeatedAfter how long the call now waits before its next request; empty where there is none
 */
public record AttemptResult(Attempt attempt, int status, Optional<FailureKind> failure, Optional<String> requestId,
        Duration duration, Optional<Duration> repeatedAfter) {}

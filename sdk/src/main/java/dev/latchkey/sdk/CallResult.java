package dev.latchkey.sdk;

import java.time.Duration;
import java.util.Optional;

/**
 * Outcome of a call with all its attempts, as {@link CallHooks} see it.
 *
 * {@snippet :
 * CallHooks hooks = new CallHooks() {
 *     @Override
 *     public void afterCall(CallResult result, Object context) {
 *         System.out.println(result.call().operation() + " " + result.status() + " " + result.duration());
 *     }
 * };
 * }
 *
 * @param call the call
 * @param attempts number of requests; 0 if none was sent
 * @param status HTTP status of the last response; 0 if there was none
 * @param failure exception of the call; empty if it succeeded. A {@link java.util.concurrent.CancellationException} if
 *        the caller canceled it
 * @param duration time from the start of the call to its end, with all waits
 */
public record CallResult(CallInfo call, int attempts, int status, Optional<Throwable> failure, Duration duration) {}

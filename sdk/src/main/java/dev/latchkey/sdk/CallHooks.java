package dev.latchkey.sdk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Listener called around each call and each of its requests, for metrics and tracing. It runs on the thread that makes
 * the call or sends the request, so it should return quickly. Exceptions from it are ignored.
 *
 * <p>A context of any type, such as a timer or a span, can be attached to a call: {@link #beforeCall} returns it, and the
 * other methods receive it.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withHooks(new CallHooks() {
 *     @Override
 *     public void afterAttempt(AttemptResult result) {
 *         System.out.println(result.attempt().operation() + " " + result.status() + " " + result.duration().toMillis() + " ms");
 *     }
 *
 *     @Override
 *     public void afterCall(CallResult result, Object context) {
 *         System.out.println(result.call().operation() + " " + result.attempts() + " attempts");
 *     }
 * });
 * }
 */
public interface CallHooks {
    /**
     * Called once when a call starts, before its first request, on the thread that makes the call.
     *
     * @return the context of the call; null for none
     */
    default @Nullable Object beforeCall(CallInfo call) {
        return null;
    }

    /**
     * Returns header fields to add to each request of the call, such as {@code traceparent}. They must not name a field of
     * the SDK's own, such as {@code Authorization}: those are ignored.
     *
     * @param context the result of {@link #beforeCall}
     */
    default Map<String, String> headerFields(CallInfo call, @Nullable Object context) {
        return Map.of();
    }

    /** Called before a request is sent. */
    default void beforeAttempt(Attempt attempt) {}

    /**
     * Called before a request is sent. Calls {@link #beforeAttempt(Attempt)} by default.
     *
     * @param context the result of {@link #beforeCall}
     */
    default void beforeAttempt(Attempt attempt, @Nullable Object context) {
        beforeAttempt(attempt);
    }

    /** Called after a request has ended, successfully or not. */
    default void afterAttempt(AttemptResult result) {}

    /**
     * Called after a request has ended, successfully or not. Calls {@link #afterAttempt(AttemptResult)} by default.
     *
     * @param context the result of {@link #beforeCall}
     */
    default void afterAttempt(AttemptResult result, @Nullable Object context) {
        afterAttempt(result);
    }

    /**
     * Called once when a call has ended: with a result, with an exception or by cancellation.
     *
     * @param context the result of {@link #beforeCall}
     */
    default void afterCall(CallResult result, @Nullable Object context) {}
}

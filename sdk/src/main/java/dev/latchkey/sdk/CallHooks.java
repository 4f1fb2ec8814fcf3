package dev.latchkey.sdk;

/**
 * Told before and after each request, for metrics and traces. Called on the thread that sends, so it should be quick;
 * what it throws is ignored.
 *
 * {@snippet :
 * ClientOptions options = ClientOptions.at("http://127.0.0.1:8390").withHooks(new CallHooks() {
 *     @Override
 *     public void afterAttempt(AttemptResult result) {
 *         System.out.println(result.attempt().operation() + " " + result.status() + " " + result.duration().toMillis() + " ms");
 *     }
 * });
 * }
 */
public interface CallHooks {
    /** A request is about to be sent. */
    default void beforeAttempt(Attempt attempt) {}

    /** A request has ended, well or not. */
    default void afterAttempt(AttemptResult result) {}
}

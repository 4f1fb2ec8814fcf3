package dev.latchkey.sdk;

/**
 * Listener called before and after each request, for metrics and tracing. It runs on the thread that sends the request,
 * so it should return quickly. Exceptions from it are ignored.
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
    /** Called before a request is sent. */
    default void beforeAttempt(Attempt attempt) {}

    /** Called after a request has ended, successfully or not. */
    default void afterAttempt(AttemptResult result) {}
}

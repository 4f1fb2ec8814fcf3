package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a gateway, ready to be carried out. Nothing is sent before {@link #execute()},
 * {@link #executeAsync()}, {@link #response()} or {@link #responseAsync()}; each of these carries it out once more, so
 * calling two of them sends two messages. What {@link RetryPolicy} allows is repeated within.
 *
 * {@snippet :
 * ApiCall<List<ApiKey>> list = session.keys().list();
 * List<ApiKey> keys = list.with(CallOptions.none().withTimeout(Duration.ofSeconds(5))).execute();
 * }
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param <T> what the operation answers
 */
public interface ApiCall<T extends @Nullable Object> {
    /**
     * Sends the request, waits, and gives the answer. Interrupting the waiting thread ends the call at once; the thread
     * is still marked as interrupted then.
     *
     * @throws ApiException when the gateway refuses; its subclasses say why
     * @throws ConnectionException when no whole answer came; it says whether the request may have arrived
     * @throws DecodeException when the answer is not what the gateway documents
     */
    default T execute() {
        return response().value();
    }

    /** As {@link #execute()}, with status, headers, request id, attempts and time. */
    ApiResponse<T> response();

    /**
     * Sends the request without waiting. The future fails with the exceptions of {@link #execute()}; cancelling it
     * cancels the request on the wire, and a repetition that waits for its time.
     */
    default CompletableFuture<T> executeAsync() {
        return MappedFuture.of(responseAsync(), ApiResponse::value);
    }

    /** As {@link #executeAsync()}, with status, headers, request id, attempts and time. */
    CompletableFuture<ApiResponse<T>> responseAsync();

    /** The same call with other options. Where they were changed before, the later change counts. */
    ApiCall<T> with(CallOptions options);

    /** The same call with its answer turned into something else. */
    default <R extends @Nullable Object> ApiCall<R> map(Function<? super T, ? extends R> mapping) {
        return new MappedApiCall<>(this, mapping);
    }
}

package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a gateway, ready to be carried out. Nothing is sent before {@link #execute()},
 * {@link #executeAsync()} or {@link #response()}; each of these sends one request, so calling two of them sends two.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param <T> what the operation answers
 */
public interface ApiCall<T extends @Nullable Object> {
    /**
     * Sends the request, waits, and gives the answer.
     *
     * @throws ApiException when the gateway refuses; its subclasses say why
     * @throws ConnectionException when no whole answer came; it says whether the request may have arrived
     * @throws DecodeException when the answer is not what the gateway documents
     */
    default T execute() {
        return response().value();
    }

    /** As {@link #execute()}, with status, headers, request id and time. */
    ApiResponse<T> response();

    /**
     * Sends the request without waiting. The future fails with the exceptions of {@link #execute()}; cancelling it
     * cancels the request on the wire.
     */
    CompletableFuture<T> executeAsync();

    /** The same call with its answer turned into something else. */
    default <R extends @Nullable Object> ApiCall<R> map(Function<? super T, ? extends R> mapping) {
        return new MappedApiCall<>(this, mapping);
    }
}

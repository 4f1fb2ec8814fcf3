package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a gateway, ready to be executed. Nothing is sent before {@link #execute()}, {@link #executeAsync()},
 * {@link #executeForResponse()} or {@link #executeForResponseAsync()}. Each of them executes the operation anew, so
 * calling two of them sends two messages. Retries, as far as {@link RetryPolicy} permits them, are part of one execution.
 *
 * {@snippet :
 * ApiCall<List<ApiKey>> list = session.keys().list();
 * List<ApiKey> keys = list.with(CallOptions.none().withTimeout(Duration.ofSeconds(5))).execute();
 * }
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param <T> the result of the operation
 */
public interface ApiCall<T extends @Nullable Object> {
    /**
     * Returns a call that sends nothing and has this result, for tests of your own code.
     *
     * {@snippet :
     * SmsSender sender = message -> ApiCall.of(new SmsReceipt("msg_1", Environment.SANDBOX, 1, Instant.now()));
     * }
     */
    static <T extends @Nullable Object> ApiCall<T> of(T value) {
        return FixedApiCall.of(value);
    }

    /** Returns a call that sends nothing and fails with this exception, for tests of your own code. */
    static <T extends @Nullable Object> ApiCall<T> failed(RuntimeException failure) {
        return FixedApiCall.failed(failure);
    }

    /**
     * Sends the request, waits, and returns the result. Interrupting the waiting thread ends the call at once and
     * leaves the thread's interrupt status set.
     *
     * @throws ApiException if the gateway refuses the request; the subclass says why
     * @throws ConnectionException if no complete response arrived; {@link ConnectionException#mayHaveBeenDelivered()}
     *         says if the gateway may have received the request
     * @throws DecodeException if the response is not what the gateway documents
     */
    default T execute() {
        return executeForResponse().value();
    }

    /**
     * Executes the call as {@link #execute()} does, and returns the result with status, headers, request id, attempts
     * and duration.
     */
    ApiResponse<T> executeForResponse();

    /**
     * Sends the request without waiting. The future fails with the exceptions of {@link #execute()}. Canceling it
     * cancels the request on the wire, or a retry that has not started yet.
     */
    default CompletableFuture<T> executeAsync() {
        return MappedFuture.of(executeForResponseAsync(), ApiResponse::value);
    }

    /**
     * Executes the call as {@link #executeAsync()} does, and completes with the result, status, headers, request id,
     * attempts and duration.
     */
    CompletableFuture<ApiResponse<T>> executeForResponseAsync();

    /**
     * Returns this call with these options. Options that were set on the call before remain, unless these replace them.
     */
    ApiCall<T> with(CallOptions options);

    /**
     * Returns this call with its result converted by a function. The call fails with {@link DecodeException} if the
     * function throws anything but a {@link LatchkeyException}.
     */
    default <R extends @Nullable Object> ApiCall<R> map(Function<? super T, ? extends R> mapping) {
        return new MappedApiCall<>(this, mapping);
    }
}

package dev.latchkey.sdk;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

final class MappedApiCall<S extends @Nullable Object, T extends @Nullable Object> implements ApiCall<T> {
    private final ApiCall<S> source;
    private final Function<? super S, ? extends T> mapping;

    MappedApiCall(ApiCall<S> source, Function<? super S, ? extends T> mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    @Override
    public ApiResponse<T> response() {
        ApiResponse<S> response = source.response();
        return response.withValue(mapping.apply(response.value()));
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        CompletableFuture<S> wire = source.executeAsync();
        CompletableFuture<T> result = new CompletableFuture<>();
        wire.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(
                        failure instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : failure);
                return;
            }
            try {
                result.complete(mapping.apply(value));
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        // Dependent stages do not pass a cancellation upstream by themselves.
        result.whenComplete((value, failure) -> {
            if (failure instanceof CancellationException) {
                wire.cancel(true);
            }
        });
        return result;
    }
}

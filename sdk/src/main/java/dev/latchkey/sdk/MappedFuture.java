package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Future that completes with the converted result of another. Unlike a dependent stage, it cancels its source if it
 * completes first, by cancellation or timeout.
 */
final class MappedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private MappedFuture() {}

    static <S extends @Nullable Object, T extends @Nullable Object> CompletableFuture<T> of(CompletableFuture<S> source,
            Function<? super S, ? extends T> mapping) {
        MappedFuture<T> result = new MappedFuture<>();
        source.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(
                        failure instanceof CompletionException wrapped && wrapped.getCause() != null
                                ? wrapped.getCause()
                                : failure);
                return;
            }
            try {
                result.complete(mapping.apply(value));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        result.whenComplete((value, failure) -> source.cancel(true));
        return result;
    }
}

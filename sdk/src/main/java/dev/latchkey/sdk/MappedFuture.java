package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes of another future. Unlike a dependent stage, it ends its source when it ends before that: cancelled, or by its
 * own time.
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

package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What comes of another future. Unlike a dependent stage, it passes its cancellation on to its source. */
final class MappedFuture<T extends @Nullable Object> extends CompletableFuture<T> {
    private final CompletableFuture<?> source;

    private MappedFuture(CompletableFuture<?> source) {
        this.source = source;
    }

    static <S extends @Nullable Object, T extends @Nullable Object> CompletableFuture<T> of(CompletableFuture<S> source,
            Function<? super S, ? extends T> mapping) {
        MappedFuture<T> result = new MappedFuture<>(source);
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
        return result;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean canceled = super.cancel(mayInterruptIfRunning);
        if (canceled) {
            source.cancel(mayInterruptIfRunning);
        }
        return canceled;
    }
}

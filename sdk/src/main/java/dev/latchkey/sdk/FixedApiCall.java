package dev.latchkey.sdk;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Call that sends nothing and has a fixed result or failure. */
final class FixedApiCall<T extends @Nullable Object> implements ApiCall<T> {
    private final Supplier<ApiResponse<T>> outcome;

    private FixedApiCall(Supplier<ApiResponse<T>> outcome) {
        this.outcome = outcome;
    }

    static <T extends @Nullable Object> ApiCall<T> of(T value) {
        ApiResponse<T> response = new ApiResponse<>(value, 200, Map.of(), Optional.empty(), 1, Duration.ZERO);
        return new FixedApiCall<>(() -> response);
    }

    static <T extends @Nullable Object> ApiCall<T> failed(RuntimeException failure) {
        return new FixedApiCall<>(() -> {
            throw failure;
        });
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        return outcome.get();
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        try {
            return CompletableFuture.completedFuture(outcome.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public ApiCall<T> with(CallOptions options) {
        return this;
    }
}

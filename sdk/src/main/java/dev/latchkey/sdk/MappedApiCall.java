package dev.latchkey.sdk;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Call whose result is converted by a function. */
final class MappedApiCall<S extends @Nullable Object, T extends @Nullable Object> implements ApiCall<T> {
    private final ApiCall<S> source;
    private final Function<? super S, ? extends T> mapping;

    MappedApiCall(ApiCall<S> source, Function<? super S, ? extends T> mapping) {
        this.source = source;
        this.mapping = mapping;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        return source.executeForResponse().map(mapping);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        return MappedFuture.of(source.executeForResponseAsync(), response -> response.map(mapping));
    }

    @Override
    public ApiCall<T> with(CallOptions options) {
        return new MappedApiCall<>(source.with(options), mapping);
    }
}

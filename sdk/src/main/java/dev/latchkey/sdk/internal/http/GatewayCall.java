package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.FailureKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** Call of an operation with its arguments. Retrofit's own call only supplies the request and is never executed. */
final class GatewayCall<T extends @Nullable Object> implements ApiCall<T> {
    private final GatewayClient client;
    private final Operation operation;
    private final Call<?> template;
    private final CallOptions options;
    private final @Nullable Function<Object, Object> conversion;

    GatewayCall(GatewayClient client, Operation operation, Call<?> template, CallOptions options) {
        this(client, operation, template, options, null);
    }

    private GatewayCall(GatewayClient client, Operation operation, Call<?> template, CallOptions options,
            @Nullable Function<Object, Object> conversion) {
        this.client = client;
        this.operation = operation;
        this.template = template;
        this.options = options;
        this.conversion = conversion;
    }

    @Override
    public ApiCall<T> with(CallOptions other) {
        return new GatewayCall<>(client, operation, template, options.and(other), conversion);
    }

    /** Returns a call that converts its result itself, so that a failure to convert is one of this call. */
    @Override
    @SuppressWarnings("unchecked")
    public <R extends @Nullable Object> ApiCall<R> map(Function<? super T, ? extends R> mapping) {
        Function<Object, Object> next = (Function<Object, Object>) (Function<?, ?>) mapping;
        return new GatewayCall<>(client, operation, template, options,
                conversion == null ? next : conversion.andThen(next));
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        CallExecution<T> execution = newExecution().started();
        try {
            ApiResponse<T> response = execution.convert(run(execution));
            execution.ended(null);
            return response;
        } catch (RuntimeException | Error e) {
            execution.ended(e);
            throw e;
        }
    }

    private ApiResponse<T> run(CallExecution<T> execution) {
        while (true) {
            acquirePermit(execution);
            ApiResponse<T> response;
            try {
                response = runAttempt(execution);
            } finally {
                client.resources().permits().release();
            }
            if (response != null) {
                return response;
            }
            sleepBeforeRetry(execution);
        }
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        try {
            return new AsyncCallExecution<>(newExecution()).start();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CallExecution<T> newExecution() {
        CallExecution<T> execution = new CallExecution<>(client, operation, request(), options,
                conversion);
        try {
            HttpUrl url = execution.request().url();
            AuthorizationInterceptor.checkOrigin(url, client.resources().origin());
        } catch (UnsendableRequestException e) {
            throw execution.failure(e.kind(), e, null);
        }
        return execution;
    }

    /** Returns the request, unless an ID is missing in its path: that may be the path of another operation. */
    private Request request() {
        Request request;
        try {
            request = template.request();
        } catch (IllegalArgumentException e) {
            if (String.valueOf(e.getMessage()).contains("path traversal")) {
                throw new IllegalArgumentException("An ID must not be . or .. as a part of a path. Check the ID.", e);
            }
            throw e;
        }
        if (operation.lacksPathArgument(request)) {
            throw new IllegalArgumentException("The ID is empty. Check where it comes from.");
        }
        return request;
    }

    private void acquirePermit(CallExecution<T> execution) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(execution);
        }
        try {
            if (!client.resources().permits().acquire(execution.remainingNanos())) {
                throw execution.failure(FailureKind.TIMED_OUT,
                        new InterruptedIOException("no connection became free in time"),
                        null);
            }
        } catch (InterruptedException e) {
            throw interrupted(execution);
        }
        if (client.resources().isClosed()) {
            client.resources().permits().release();
            throw execution.failure(FailureKind.CANCELED, new IOException("closed"), null);
        }
    }

    private @Nullable ApiResponse<T> runAttempt(CallExecution<T> execution) {
        WireAttempt attempt = execution.startAttempt(Thread.currentThread());
        int slot = client.resources().interruptWatch().add(attempt);
        try {
            return execution.handleResponse(attempt, attempt.call().execute());
        } catch (IOException e) {
            return execution.handleFailure(attempt, e);
        } catch (Exception e) {
            return execution.handleFailure(attempt, toIOException(e));
        } finally {
            client.resources().interruptWatch().remove(slot);
        }
    }

    /**
     * Converts an exception that OkHttp does not declare. Kotlin has no checked exceptions, and OkHttp throws this
     * one if it is interrupted while it connects.
     */
    private static IOException toIOException(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("interrupted");
        }
        if (e instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return new IOException(e);
    }

    private void sleepBeforeRetry(CallExecution<T> execution) {
        try {
            if (!client.resources().timing().sleep(execution.retryDelay())) {
                throw execution.failure(FailureKind.CANCELED, new IOException("closed"), null);
            }
        } catch (InterruptedException e) {
            throw interrupted(execution);
        }
    }

    private static RuntimeException interrupted(CallExecution<?> execution) {
        Thread.currentThread().interrupt();
        return execution.failure(FailureKind.INTERRUPTED, new InterruptedIOException("interrupted"), null);
    }
}

package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.FailureKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/** A call of an operation with its arguments. Retrofit's own call is asked for the request only, and never sent. */
final class GatewayCall<T extends @Nullable Object> implements ApiCall<T> {
    private final GatewayClient client;
    private final Operation operation;
    private final Call<?> template;
    private final CallOptions options;

    GatewayCall(GatewayClient client, Operation operation, Call<?> template, CallOptions options) {
        this.client = client;
        this.operation = operation;
        this.template = template;
        this.options = options;
    }

    @Override
    public ApiCall<T> with(CallOptions later) {
        return new GatewayCall<>(client, operation, template, options.and(later));
    }

    @Override
    public ApiResponse<T> response() {
        CallExecution<T> execution = begin();
        while (true) {
            acquire(execution);
            ApiResponse<T> answer;
            try {
                answer = attempt(execution);
            } finally {
                client.engine().gate().release();
            }
            if (answer != null) {
                return answer;
            }
            pause(execution);
        }
    }

    @Override
    public CompletableFuture<ApiResponse<T>> responseAsync() {
        try {
            return new AsyncCallExecution<>(begin()).start();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CallExecution<T> begin() {
        CallExecution<T> execution = new CallExecution<>(client, operation, template.request(), options);
        try {
            HttpUrl url = execution.request().url();
            AuthorizationInterceptor.checkOrigin(url, client.engine().origin());
        } catch (UnsendableRequestException e) {
            throw execution.failure(e.kind(), e, null);
        }
        return execution;
    }

    private void acquire(CallExecution<T> execution) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(execution);
        }
        try {
            if (!client.engine().gate().acquire(execution.left())) {
                throw execution.failure(FailureKind.TIMED_OUT, new InterruptedIOException("no free connection in time"),
                        null);
            }
        } catch (InterruptedException e) {
            throw interrupted(execution);
        }
        if (client.engine().isClosed()) {
            client.engine().gate().release();
            throw execution.failure(FailureKind.CANCELED, new IOException("closed"), null);
        }
    }

    private @Nullable ApiResponse<T> attempt(CallExecution<T> execution) {
        WireAttempt attempt = execution.begin(Thread.currentThread());
        int watched = client.engine().watch().add(attempt);
        try {
            return execution.decode(attempt, attempt.call().execute());
        } catch (IOException e) {
            return execution.failed(attempt, e);
        } catch (Exception e) {
            return execution.failed(attempt, fromKotlin(e));
        } finally {
            client.engine().watch().remove(watched);
        }
    }

    /** Kotlin has no checked exceptions: OkHttp lets this one through when it is interrupted while it connects. */
    private static IOException fromKotlin(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("interrupted");
        }
        if (e instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        return new IOException(e);
    }

    private void pause(CallExecution<T> execution) {
        try {
            if (!client.engine().timing().sleep(execution.pause())) {
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

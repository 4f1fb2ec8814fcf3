package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.FailureKind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous execution of a call. It blocks no thread while it waits for a permit, a retry or a response. When the
 * future completes, for whatever reason, a running attempt is canceled and pending timers are removed.
 */
final class AsyncCallExecution<T extends @Nullable Object> extends CompletableFuture<ApiResponse<T>>
        implements
            Callback {
    private final CallExecution<T> execution;
    private final GatewayClient client;
    private final BooleanSupplier waiter = this::sendAttempt;
    private volatile @Nullable WireAttempt current;
    private volatile @Nullable Runnable scheduledTimeout;
    private volatile @Nullable Runnable scheduledRetry;

    AsyncCallExecution(CallExecution<T> execution) {
        this.execution = execution;
        this.client = execution.client();
    }

    CompletableFuture<ApiResponse<T>> start() {
        execution.started();
        whenComplete((response, failure) -> {
            cleanUp();
            execution.ended(failure);
        });
        client.resources().register(this);
        // OkHttp's call timeout starts when the request is sent, but a call may wait long for a permit before that.
        scheduledTimeout = client.resources().timing().schedule(execution.remainingNanos(),
                () -> client.resources().runOffTimer(this::onTimeout));
        if (client.resources().isClosed()) {
            close();
        } else {
            startAttempt();
        }
        return this;
    }

    /** Fails the future because the client is closed. */
    void close() {
        completeExceptionally(execution.failure(FailureKind.CANCELED, new IOException("closed"), current));
    }

    @Override
    public void onResponse(Call call, Response response) {
        handleResult(() -> execution.handleResponse(currentAttempt(), response));
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        handleResult(() -> execution.handleFailure(currentAttempt(), failure));
    }

    private interface Completion<T extends @Nullable Object> {
        @Nullable
        ApiResponse<T> run();
    }

    private void handleResult(Completion<T> completion) {
        ApiResponse<T> response;
        try {
            response = completion.run();
        } catch (RuntimeException | Error e) {
            client.resources().permits().release();
            current = null;
            completeExceptionally(e);
            return;
        }
        client.resources().permits().release();
        current = null;
        if (response != null) {
            completeConverted(response);
            return;
        }
        scheduledRetry = client.resources().timing().sleep(execution.retryDelay(),
                () -> client.resources().runOffTimer(this::startAttempt));
        if (isDone()) {
            cleanUp();
        }
    }

    private void completeConverted(ApiResponse<T> response) {
        try {
            complete(execution.convert(response));
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        }
    }

    private void startAttempt() {
        if (!isDone() && client.resources().permits().tryAcquire(waiter) && !sendAttempt()) {
            client.resources().permits().release();
        }
        if (isDone()) {
            cleanUp();
        }
    }

    /**
     * Sends an attempt. The caller has acquired a permit, which is released once the response is read. Returns false
     * if nothing was sent, so that the permit is still to be released.
     */
    private boolean sendAttempt() {
        if (client.resources().isClosed()) {
            // close() cancels running calls, which releases their permits. No call may start with such a permit.
            close();
        }
        if (isDone()) {
            return false;
        }
        WireAttempt attempt;
        try {
            attempt = execution.startAttempt(null);
        } catch (RuntimeException e) {
            completeExceptionally(e);
            return false;
        }
        current = attempt;
        attempt.call().enqueue(this);
        if (isDone()) {
            attempt.cancel(FailureKind.CANCELED);
        }
        return true;
    }

    private void onTimeout() {
        WireAttempt attempt = current;
        if (attempt != null) {
            attempt.cancel(FailureKind.TIMED_OUT);
        }
        completeExceptionally(execution.failure(FailureKind.TIMED_OUT, new InterruptedIOException("timeout"), attempt));
    }

    private void cleanUp() {
        client.resources().unregister(this);
        WireAttempt attempt = current;
        if (attempt != null) {
            attempt.cancel(FailureKind.CANCELED);
        }
        client.resources().permits().cancel(waiter);
        cancel(scheduledTimeout);
        cancel(scheduledRetry);
    }

    private static void cancel(@Nullable Runnable task) {
        if (task != null) {
            task.run();
        }
    }

    private WireAttempt currentAttempt() {
        WireAttempt attempt = current;
        if (attempt == null) {
            throw new IllegalStateException("No attempt has been started.");
        }
        return attempt;
    }
}

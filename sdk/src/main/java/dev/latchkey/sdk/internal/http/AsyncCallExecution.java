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
 * A call that nobody waits for. It never blocks a thread while it waits, be it for a place, for its time to try again, or
 * for an answer. However it ends, by its answer, its time, or by being cancelled, whatever is still under way ends too.
 */
final class AsyncCallExecution<T extends @Nullable Object> extends CompletableFuture<ApiResponse<T>>
        implements
            Callback {
    private final CallExecution<T> execution;
    private final GatewayClient client;
    private final BooleanSupplier waiter = this::launch;
    private volatile @Nullable WireAttempt current;
    private volatile @Nullable Runnable deadline;
    private volatile @Nullable Runnable repetition;

    AsyncCallExecution(CallExecution<T> execution) {
        this.execution = execution;
        this.client = execution.client();
    }

    CompletableFuture<ApiResponse<T>> start() {
        whenComplete((answer, failure) -> stop());
        client.engine().begun(this);
        // OkHttp counts a call's time from when it is sent, but a call may wait long before that.
        deadline = client.engine().timing().later(execution.left(), () -> client.engine().offTimer(this::expire));
        if (client.engine().isClosed()) {
            close();
        } else {
            next();
        }
        return this;
    }

    /** The client is closed. */
    void close() {
        completeExceptionally(execution.failure(FailureKind.CANCELED, new IOException("closed"), current));
    }

    @Override
    public void onResponse(Call call, Response response) {
        conclude(() -> execution.decode(attempt(), response));
    }

    @Override
    public void onFailure(Call call, IOException failure) {
        conclude(() -> execution.failed(attempt(), failure));
    }

    private interface Completion<T extends @Nullable Object> {
        @Nullable
        ApiResponse<T> run();
    }

    private void conclude(Completion<T> ending) {
        ApiResponse<T> answer;
        try {
            answer = ending.run();
        } catch (RuntimeException | Error e) {
            client.engine().gate().release();
            current = null;
            completeExceptionally(e);
            return;
        }
        client.engine().gate().release();
        current = null;
        if (answer != null) {
            complete(answer);
            return;
        }
        repetition = client.engine().timing().sleep(execution.pause(), () -> client.engine().offTimer(this::next));
        if (isDone()) {
            stop();
        }
    }

    private void next() {
        if (!isDone() && client.engine().gate().tryAcquire(waiter) && !launch()) {
            client.engine().gate().release();
        }
        if (isDone()) {
            stop();
        }
    }

    /** Takes a place, and gives it back when the answer is read; false when it takes none any more. */
    private boolean launch() {
        if (client.engine().isClosed()) {
            // The place is free because the client closes: whoever had it was ended.
            close();
        }
        if (isDone()) {
            return false;
        }
        WireAttempt attempt;
        try {
            attempt = execution.begin(null);
        } catch (RuntimeException e) {
            completeExceptionally(e);
            return false;
        }
        current = attempt;
        attempt.call().enqueue(this);
        if (isDone()) {
            attempt.end(FailureKind.CANCELED);
        }
        return true;
    }

    private void expire() {
        WireAttempt attempt = current;
        if (attempt != null) {
            attempt.end(FailureKind.TIMED_OUT);
        }
        completeExceptionally(execution.failure(FailureKind.TIMED_OUT, new InterruptedIOException("timeout"), attempt));
    }

    private void stop() {
        client.engine().ended(this);
        WireAttempt attempt = current;
        if (attempt != null) {
            attempt.end(FailureKind.CANCELED);
        }
        client.engine().gate().cancel(waiter);
        forget(deadline);
        forget(repetition);
    }

    private static void forget(@Nullable Runnable task) {
        if (task != null) {
            task.run();
        }
    }

    private WireAttempt attempt() {
        WireAttempt attempt = current;
        if (attempt == null) {
            throw new IllegalStateException("There is no answer before an attempt.");
        }
        return attempt;
    }
}

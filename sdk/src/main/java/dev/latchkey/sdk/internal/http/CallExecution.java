package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.ApiException.Refusal;
import dev.latchkey.sdk.ApiResponse;
import dev.latchkey.sdk.CallOptions;
import dev.latchkey.sdk.CallTrace;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import dev.latchkey.sdk.RetryPolicy;
import dev.latchkey.sdk.internal.json.UnreadableAttachmentException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * State of one call: its timeout, its attempts, and the decision after each attempt between result, failure and
 * retry. Blocking and asynchronous calls differ only in the way they wait.
 */
final class CallExecution<T extends @Nullable Object> {
    private static final long DEFAULT_ATTEMPT_TIMEOUT = TimeUnit.SECONDS.toNanos(30);
    private static final long NO_RETRY = -1;

    private final GatewayClient client;
    private final Operation operation;
    private final Request request;
    private final CallOptions options;
    private final @Nullable Function<Object, Object> conversion;
    private final RetryPolicy policy;
    private final boolean idempotent;
    private final long startNanos;
    private final long timeout;
    private volatile int attempts;
    private int retryCost;
    private volatile boolean mayHaveBeenDelivered;
    private long retryDelay = NO_RETRY;
    private volatile int lastStatus;
    private volatile @Nullable Object hookContext;

    CallExecution(GatewayClient client, Operation operation, Request request, CallOptions options,
            @Nullable Function<Object, Object> conversion) {
        this.client = client;
        this.operation = operation;
        this.request = request;
        this.options = options;
        this.conversion = conversion;
        this.policy = options.retries().orElse(client.resources().options().retries());
        this.idempotent = operation.isIdempotent(request);
        this.startNanos = client.resources().timing().nanos();
        this.timeout = options.timeout().orElse(client.resources().options().callTimeout()).toNanos();
    }

    GatewayClient client() {
        return client;
    }

    /** Returns true if the request may be repeated even though it may have arrived. */
    boolean isIdempotent() {
        return idempotent;
    }

    Operation operation() {
        return operation;
    }

    Request request() {
        return request;
    }

    CallOptions options() {
        return options;
    }

    /** Returns the rest of the call's timeout, 0 or less if it is used up. */
    long remainingNanos() {
        return timeout - (client.resources().timing().nanos() - startNanos);
    }

    /** Delay before the next attempt, in nanoseconds. */
    long retryDelay() {
        return retryDelay;
    }

    /** Reports the start of the call to the hooks. */
    CallExecution<T> started() {
        CallEventDispatcher events = client.resources().events();
        if (events != null) {
            hookContext = events.callStarted(this);
        }
        return this;
    }

    /** Reports the end of the call to the hooks. {@code failure} is null for a success. */
    void ended(@Nullable Throwable failure) {
        CallEventDispatcher events = client.resources().events();
        if (events != null) {
            events.callEnded(this, attempts, lastStatus, failure,
                    client.resources().timing().nanos() - startNanos);
        }
    }

    /** Returns the context that the hooks attached to the call, or null. */
    @Nullable
    Object hookContext() {
        return hookContext;
    }

    /**
     * Starts an attempt without sending it. {@code caller} is the thread that blocks on it, null for an asynchronous
     * call.
     */
    WireAttempt startAttempt(@Nullable Thread caller) {
        attempts++;
        Call call = client.resources().newCall(request);
        WireAttempt attempt = new WireAttempt(this, attempts, client.resources().timing().nanos(), caller, call);
        call.timeout().timeout(Math.max(1, attemptTimeout()), TimeUnit.NANOSECONDS);
        CallEventDispatcher events = client.resources().events();
        if (events != null) {
            events.attemptStarted(attempt);
        }
        return attempt;
    }

    /** Handles a response. Returns null if the call is to be retried after {@link #retryDelay()}. */
    @Nullable
    ApiResponse<T> handleResponse(WireAttempt attempt, Response response) {
        try (response) {
            return response.isSuccessful() ? readResponse(attempt, response) : handleErrorResponse(attempt, response);
        } catch (IOException e) {
            return handleFailure(attempt, e);
        }
    }

    /**
     * Handles an attempt that got no response. Returns null if the call is to be retried after {@link #retryDelay()}.
     */
    @Nullable
    ApiResponse<T> handleFailure(WireAttempt attempt, IOException cause) {
        Integer bodiless = FailureClassifier.bodilessStatus(cause);
        if (bodiless != null && !operation.hasBody()) {
            return complete(attempt, bodiless, Headers.EMPTY, null);
        }
        if (cause instanceof UnreadableAttachmentException
                || FailureClassifier.isRefusedStream(cause) && !attempt.hasResponseStarted()) {
            attempt.markUndelivered();
        }
        boolean written = attempt.mayHaveBeenDelivered();
        FailureKind kind = attempt.isCallerInterrupted() ? FailureKind.INTERRUPTED : attempt.cancelReason();
        if (kind == null) {
            kind = FailureClassifier.kind(cause, written);
        }
        RuntimeException callerException = cause instanceof UnsendableRequestException unsendable
                ? unsendable.callerException()
                : null;
        boolean retry = callerException == null && RetryRules.afterFailure(kind, idempotent, written)
                && mayRetry(kind == FailureKind.TIMED_OUT, null);
        reportAttemptEnd(attempt, 0, kind, null, retry);
        mayHaveBeenDelivered |= written;
        if (retry) {
            return null;
        }
        if (callerException != null) {
            throw callerException;
        }
        throw failure(kind, cause, attempt);
    }

    /** Creates the exception for a failure outside an attempt, or while an attempt is running. */
    LatchkeyException failure(FailureKind kind, IOException cause, @Nullable WireAttempt attempt) {
        boolean written = mayHaveBeenDelivered || attempt != null && attempt.mayHaveBeenDelivered();
        long elapsed = remainingNanos() <= 0 ? timeout : client.resources().timing().nanos() - startNanos;
        return FailureClassifier.toException(kind, cause, client, elapsed, trace(written));
    }

    private ApiResponse<T> readResponse(WireAttempt attempt, Response response) throws IOException {
        String requestId = response.header("X-Request-Id");
        T value;
        try {
            value = decode(response);
        } catch (DecodeException e) {
            reportAttemptEnd(attempt, response.code(), FailureKind.UNREADABLE, requestId, false);
            throw new DecodeException(e, response.code(), requestId, trace(true));
        }
        return complete(attempt, response.code(), response.headers(), value);
    }

    /**
     * Converts the value of the response by the functions of {@link GatewayCall#map}. The caller has released the
     * permit, since a function of a user may take long or make another call.
     */
    @SuppressWarnings("unchecked")
    ApiResponse<T> convert(ApiResponse<T> response) {
        if (conversion == null) {
            return response;
        }
        try {
            return ((ApiResponse<Object>) response).map((Function<Object, T>) (Function<?, ?>) conversion);
        } catch (DecodeException e) {
            throw e.operation().isPresent()
                    ? e
                    : new DecodeException(e, response.status(), response.requestId().orElse(null), trace(true));
        }
    }

    @SuppressWarnings("unchecked")
    private ApiResponse<T> complete(WireAttempt attempt, int status, Headers headers, @Nullable Object value) {
        String requestId = headers.get("X-Request-Id");
        client.resources().quota().release(retryCost);
        reportAttemptEnd(attempt, status, null, requestId, false);
        return new ApiResponse<>((T) value, status, new HeaderMap(headers), Optional.ofNullable(requestId), attempts,
                Duration.ofNanos(client.resources().timing().nanos() - startNanos));
    }

    @SuppressWarnings("unchecked")
    private T decode(Response response) throws IOException {
        boolean empty = response.code() == 204 || response.code() == 205;
        if (empty && operation.hasBody()) {
            throw new DecodeException("The response with status " + response.code() + " has no body", "$", null);
        }
        return (T) (empty ? null : operation.decoder().convert(response.body()));
    }

    private @Nullable ApiResponse<T> handleErrorResponse(WireAttempt attempt, Response response) {
        Duration retryAfter = RetryAfter.of(response.headers(), client.resources().timing());
        int status = response.code();
        boolean retry = RetryRules.afterStatus(status, idempotent, retryAfter != null) && mayRetry(false, retryAfter);
        if (retry) {
            reportAttemptEnd(attempt, status, null, response.header("X-Request-Id"), true);
            mayHaveBeenDelivered |= Refusal.leavesDoubt(status);
            return null;
        }
        RuntimeException refusal = client.refusal(response, retryAfter,
                trace(mayHaveBeenDelivered || Refusal.leavesDoubt(status)));
        reportAttemptEnd(attempt, status, null, response.header("X-Request-Id"), false);
        throw refusal;
    }

    /** Returns true if another attempt is allowed by the policy, the body, the remaining time and the quota. */
    private boolean mayRetry(boolean afterTimeout, @Nullable Duration retryAfter) {
        RequestBody body = request.body();
        if (attempts >= policy.maxAttempts() || body != null && body.isOneShot()) {
            return false;
        }
        long wait = (long) (policy.backoff(attempts).toNanos() * (1 - client.resources().timing().random() / 2));
        if (retryAfter != null) {
            wait = Math.max(wait, retryAfter.toNanos());
        }
        if (wait >= remainingNanos()) {
            return false;
        }
        int cost = client.resources().quota().acquire(afterTimeout);
        if (cost == 0) {
            return false;
        }
        retryCost = cost;
        retryDelay = wait;
        return true;
    }

    private void reportAttemptEnd(WireAttempt attempt, int status, @Nullable FailureKind kind,
            @Nullable String requestId,
            boolean retry) {
        lastStatus = status;
        CallEventDispatcher events = client.resources().events();
        if (events != null) {
            events.attemptEnded(attempt, status, kind, requestId, retry ? retryDelay : NO_RETRY);
        }
    }

    private CallTrace trace(boolean mayHaveBeenDelivered) {
        return new CallTrace(Operation.name(request), client.resources().address(), attempts, mayHaveBeenDelivered);
    }

    private long attemptTimeout() {
        Optional<Duration> configured = options.attemptTimeout().or(client.resources().options()::attemptTimeout);
        long max = configured.isPresent()
                ? configured.get().toNanos()
                : idempotent ? DEFAULT_ATTEMPT_TIMEOUT : Long.MAX_VALUE;
        return Math.min(max, remainingNanos());
    }
}

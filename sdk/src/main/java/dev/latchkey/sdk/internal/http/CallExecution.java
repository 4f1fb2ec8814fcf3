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
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * What happens from the start of one call to its end: its time, its attempts, and after each the choice between an
 * answer, a failure and another attempt. Blocking and asynchronous calls differ only in how they wait.
 */
final class CallExecution<T extends @Nullable Object> {
    private static final long ATTEMPT_TIMEOUT = TimeUnit.SECONDS.toNanos(30);
    private static final long NEVER = -1;

    private final GatewayClient client;
    private final Operation operation;
    private final Request request;
    private final CallOptions options;
    private final RetryPolicy policy;
    private final boolean safe;
    private final long start;
    private final long time;
    private volatile int attempts;
    private int paid;
    private volatile boolean doubt;
    private long pause = NEVER;

    CallExecution(GatewayClient client, Operation operation, Request request, CallOptions options) {
        this.client = client;
        this.operation = operation;
        this.request = request;
        this.options = options;
        this.policy = options.retries().orElse(client.engine().options().retries());
        this.safe = operation.isIdempotent(request);
        this.start = client.engine().timing().nanos();
        this.time = options.timeout().orElse(client.engine().options().callTimeout()).toNanos();
    }

    GatewayClient client() {
        return client;
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

    /** What is left of the call's time; at most 0 when it ran out. */
    long left() {
        return time - (client.engine().timing().nanos() - start);
    }

    /** How long to wait before the next attempt. */
    long pause() {
        return pause;
    }

    /** Begins an attempt, but does not send it; the caller is who waits for it, null for nobody. */
    WireAttempt begin(@Nullable Thread caller) {
        attempts++;
        Call call = client.engine().newCall(request);
        WireAttempt attempt = new WireAttempt(this, attempts, client.engine().timing().nanos(), caller, call);
        call.timeout().timeout(Math.max(1, attemptTime()), TimeUnit.NANOSECONDS);
        CallEventDispatcher events = client.engine().witness();
        if (events != null) {
            events.begun(attempt);
        }
        return attempt;
    }

    /** Reads an answer; null when there is to be another attempt after {@link #pause()}. */
    @Nullable
    ApiResponse<T> decode(WireAttempt attempt, Response response) {
        try (response) {
            return response.isSuccessful() ? read(attempt, response) : refused(attempt, response);
        } catch (IOException e) {
            return failed(attempt, e);
        }
    }

    /** No answer came; null when there is to be another attempt after {@link #pause()}. */
    @Nullable
    ApiResponse<T> failed(WireAttempt attempt, IOException cause) {
        if (cause instanceof UnreadableAttachmentException || FailureClassifier.unread(cause)) {
            attempt.withoutEffect();
        }
        boolean written = attempt.written();
        FailureKind kind = attempt.interrupted() ? FailureKind.INTERRUPTED : attempt.ended();
        if (kind == null) {
            kind = FailureClassifier.kind(cause, written);
        }
        RuntimeException own = cause instanceof UnsendableRequestException unsendableRequestException
                ? unsendableRequestException.own()
                : null;
        boolean repeat = own == null && RetryRules.afterFailure(kind, safe, written)
                && mayRepeat(kind == FailureKind.TIMED_OUT, null);
        ended(attempt, 0, kind, null, repeat);
        doubt |= written;
        if (repeat) {
            return null;
        }
        if (own != null) {
            throw own;
        }
        throw failure(kind, cause, attempt);
    }

    /** A failure outside an attempt, or beside the one that is under way. */
    LatchkeyException failure(FailureKind kind, IOException cause, @Nullable WireAttempt attempt) {
        boolean written = doubt || attempt != null && attempt.written();
        long took = left() <= 0 ? time : client.engine().timing().nanos() - start;
        return FailureClassifier.exception(kind, cause, client, took, trace(written));
    }

    private ApiResponse<T> read(WireAttempt attempt, Response response) throws IOException {
        String requestId = response.header("X-Request-Id");
        T value;
        try {
            value = decode(response);
        } catch (DecodeException e) {
            ended(attempt, response.code(), FailureKind.UNREADABLE, requestId, false);
            throw new DecodeException(e, response.code(), requestId, trace(true));
        }
        client.engine().quota().release(paid);
        ended(attempt, response.code(), null, requestId, false);
        return new ApiResponse<>(value, response.code(), new HeaderMap(response.headers()),
                Optional.ofNullable(requestId), attempts, Duration.ofNanos(client.engine().timing().nanos() - start));
    }

    @SuppressWarnings("unchecked")
    private T decode(Response response) throws IOException {
        boolean empty = response.code() == 204 || response.code() == 205;
        if (empty && operation.hasBody()) {
            throw new DecodeException("The answer, status " + response.code() + ", has no body", "$", null);
        }
        return (T) (empty ? null : operation.decoder().convert(response.body()));
    }

    private @Nullable ApiResponse<T> refused(WireAttempt attempt, Response response) {
        Duration told = RetryAfter.of(response.headers(), client.engine().timing());
        int status = response.code();
        boolean repeat = RetryRules.afterStatus(status, safe, told != null) && mayRepeat(false, told);
        if (repeat) {
            ended(attempt, status, null, response.header("X-Request-Id"), true);
            doubt |= Refusal.leavesDoubt(status);
            return null;
        }
        RuntimeException refusal = client.refusal(response, told,
                trace(doubt || Refusal.leavesDoubt(status)));
        ended(attempt, status, null, response.header("X-Request-Id"), false);
        throw refusal;
    }

    /** Whether one more attempt is allowed, can be repeated, fits into the time, and is paid for. */
    private boolean mayRepeat(boolean afterTimeout, @Nullable Duration told) {
        RequestBody body = request.body();
        if (attempts >= policy.maxAttempts() || body != null && body.isOneShot()) {
            return false;
        }
        long wait = (long) (policy.backoff(attempts).toNanos() * (1 - client.engine().timing().chance() / 2));
        if (told != null) {
            wait = Math.max(wait, told.toNanos());
        }
        if (wait >= left()) {
            return false;
        }
        int cost = client.engine().quota().acquire(afterTimeout);
        if (cost == 0) {
            return false;
        }
        paid = cost;
        pause = wait;
        return true;
    }

    private void ended(WireAttempt attempt, int status, @Nullable FailureKind kind, @Nullable String requestId,
            boolean repeat) {
        CallEventDispatcher events = client.engine().witness();
        if (events != null) {
            events.ended(attempt, status, kind, requestId, repeat ? pause : NEVER);
        }
    }

    private CallTrace trace(boolean mayHaveBeenDelivered) {
        return new CallTrace(Operation.name(request), client.engine().address(), attempts, mayHaveBeenDelivered);
    }

    private long attemptTime() {
        Optional<Duration> set = options.attemptTimeout().or(client.engine().options()::attemptTimeout);
        long most = set.isPresent() ? set.get().toNanos() : safe ? ATTEMPT_TIMEOUT : Long.MAX_VALUE;
        return Math.min(most, left());
    }
}

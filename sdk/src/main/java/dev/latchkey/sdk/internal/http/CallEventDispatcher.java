package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.Attempt;
import dev.latchkey.sdk.AttemptResult;
import dev.latchkey.sdk.CallHooks;
import dev.latchkey.sdk.CallInfo;
import dev.latchkey.sdk.CallLog;
import dev.latchkey.sdk.CallResult;
import dev.latchkey.sdk.FailureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import okhttp3.Headers;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Dispatches call events to the hooks and the log. An exception in either never fails a call. */
final class CallEventDispatcher {
    private static final CallHooks NO_HOOKS = new CallHooks() {};

    private final CallHooks hooks;
    private final @Nullable CallLog log;

    private CallEventDispatcher(CallHooks hooks, @Nullable CallLog log) {
        this.hooks = hooks;
        this.log = log;
    }

    /** Returns null if there are neither hooks nor a log. */
    static @Nullable CallEventDispatcher of(Optional<CallHooks> hooks, Optional<CallLog> log) {
        return hooks.isEmpty() && log.isEmpty()
                ? null
                : new CallEventDispatcher(hooks.orElse(NO_HOOKS), log.orElse(null));
    }

    /** Reports the start of a call. Returns the context of the hooks, or null. */
    @Nullable
    Object callStarted(CallExecution<?> execution) {
        Object[] context = new Object[1];
        if (hooks != NO_HOOKS) {
            guarded(() -> context[0] = hooks.beforeCall(info(execution)));
        }
        return context[0];
    }

    /** Returns the header fields that the hooks add to the requests of a call. */
    Map<String, String> headerFields(CallExecution<?> execution) {
        List<Map<String, String>> fields = new ArrayList<>(1);
        if (hooks != NO_HOOKS) {
            guarded(() -> fields.add(Map.copyOf(hooks.headerFields(info(execution), execution.hookContext()))));
        }
        return fields.isEmpty() ? Map.of() : fields.get(0);
    }

    /** Reports the end of a call. {@code status} is 0 if there was no response. */
    void callEnded(CallExecution<?> execution, int attempts, int status, @Nullable Throwable failure, long nanos) {
        if (hooks != NO_HOOKS) {
            CallResult result = new CallResult(info(execution), attempts, status, Optional.ofNullable(failure),
                    Duration.ofNanos(nanos));
            guarded(() -> hooks.afterCall(result, execution.hookContext()));
        }
    }

    private static CallInfo info(CallExecution<?> execution) {
        return new CallInfo(execution.client().gateway(), Operation.name(execution.request()),
                execution.request().method(), execution.operation().path(), execution.options().tag());
    }

    void attemptStarted(WireAttempt attempt) {
        Attempt described = describe(attempt);
        if (hooks != NO_HOOKS) {
            guarded(() -> hooks.beforeAttempt(described, attempt.execution().hookContext()));
        }
        write(() -> "--> " + describe(described) + attempt.execution().client().resources().address());
    }

    /** Logs the header fields of a request, including those the interceptors added. */
    void requestWritten(WireAttempt attempt, Request request) {
        logHeaders(attempt, "-->", request.headers());
    }

    void responseHeadersReceived(WireAttempt attempt, Headers headers) {
        logHeaders(attempt, "<--", headers);
    }

    /** Reports the end of an attempt. {@code retryDelay} is in nanoseconds, and negative if there is no retry. */
    void attemptEnded(WireAttempt attempt, int status, @Nullable FailureKind failure, @Nullable String requestId,
            long retryDelay) {
        Duration duration = Duration
                .ofNanos(attempt.execution().client().resources().timing().nanos() - attempt.start());
        AttemptResult result = new AttemptResult(describe(attempt), status, Optional.ofNullable(failure),
                Optional.ofNullable(requestId), duration,
                retryDelay < 0 ? Optional.empty() : Optional.of(Duration.ofNanos(retryDelay)));
        if (hooks != NO_HOOKS) {
            guarded(() -> hooks.afterAttempt(result, attempt.execution().hookContext()));
        }
        write(() -> "<-- " + describe(result.attempt()) + (status == 0 ? "no response" : "HTTP " + status)
                + (failure == null ? "" : ", " + failure)
                + (requestId == null ? "" : ", request " + HeaderLogFormat.sanitize(requestId))
                + ", " + duration.toMillis() + " ms"
                + (retryDelay < 0 ? "" : ", retry in " + retryDelay / 1_000_000 + " ms"));
    }

    private void logHeaders(WireAttempt attempt, String arrow, Headers headers) {
        if (log == null || log.level() != CallLog.Level.HEADERS) {
            return;
        }
        String name = Operation.name(attempt.execution().request());
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.name(i);
            String value = Redaction.redact(HeaderLogFormat.format(header, headers.value(i)),
                    attempt.execution().client().credentials());
            write(() -> arrow + " " + name + " #" + attempt.number() + "   " + HeaderLogFormat.sanitize(header) + ": "
                    + value);
        }
    }

    private static Attempt describe(WireAttempt attempt) {
        CallExecution<?> execution = attempt.execution();
        return new Attempt(execution.client().gateway(), Operation.name(execution.request()),
                execution.request().method(),
                execution.operation().path(), attempt.number(), execution.options().tag());
    }

    private static String describe(Attempt attempt) {
        return attempt.operation() + " #" + attempt.number() + " "
                + attempt.tag().map(tag -> "(" + HeaderLogFormat.sanitize(tag) + ") ").orElse("")
                + attempt.method() + " " + attempt.path() + " ";
    }

    private interface Line {
        String text();
    }

    private void write(Line connection) {
        if (log != null) {
            Consumer<String> lines = log.lines();
            guarded(() -> lines.accept(connection.text()));
        }
    }

    private static void guarded(Runnable listener) {
        try {
            listener.run();
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            // An exception in a listener must not fail the call.
        }
    }
}

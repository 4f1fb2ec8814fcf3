package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One request of a call on its way. Found by what happens to it at the wire through the call's tag. */
final class WireAttempt {
    private final CallExecution<?> execution;
    private final int number;
    private final long start;
    private final @Nullable Thread caller;
    private final Call call;
    private volatile boolean mayHaveBeenDelivered;
    private volatile @Nullable FailureKind cancelReason;

    WireAttempt(CallExecution<?> execution, int number, long start, @Nullable Thread caller, Call call) {
        this.execution = execution;
        this.number = number;
        this.start = start;
        this.call = call;
        this.caller = caller;
        call.tag(WireAttempt.class, () -> this);
    }

    static @Nullable WireAttempt of(Call call) {
        return call.tag(WireAttempt.class);
    }

    CallExecution<?> execution() {
        return execution;
    }

    /** 1 for the first request of a call. */
    int number() {
        return number;
    }

    /** When it began, by {@link Timing#nanos()}. */
    long start() {
        return start;
    }

    Call call() {
        return call;
    }

    /** Whether somebody waits for it who was interrupted. */
    boolean isCallerInterrupted() {
        return caller != null && caller.isInterrupted();
    }

    /** From now on, the gateway may act on it. */
    void markWritten() {
        mayHaveBeenDelivered = true;
    }

    /** Whether the gateway may have acted on it. */
    boolean mayHaveBeenDelivered() {
        return mayHaveBeenDelivered;
    }

    /**
     * The gateway cannot have acted on it after all: somebody before it, or itself unread, refused it, or we ended its body
     * before its end.
     */
    void markUndelivered() {
        mayHaveBeenDelivered = false;
    }

    /** Ends it for this reason. The first reason counts. */
    void cancel(FailureKind reason) {
        if (cancelReason == null) {
            cancelReason = reason;
        }
        call.cancel();
    }

    /** Why we ended it ourselves; null when we did not. */
    @Nullable
    FailureKind cancelReason() {
        return cancelReason;
    }
}

package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One attempt of a call. Interceptors find it by the tag of the OkHttp call. */
final class WireAttempt {
    private final CallExecution<?> execution;
    private final int number;
    private final long start;
    private final @Nullable Thread caller;
    private final Call call;
    private volatile boolean mayHaveBeenDelivered;
    private volatile boolean responseStarted;
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

    /** Number of the attempt, from 1. */
    int number() {
        return number;
    }

    /** Start time by {@link Timing#nanos()}. */
    long start() {
        return start;
    }

    Call call() {
        return call;
    }

    /** Returns true if the thread that blocks on it was interrupted. */
    boolean isCallerInterrupted() {
        return caller != null && caller.isInterrupted();
    }

    /** Marks the request as being written. From now on, the gateway may act on it. */
    void markWritten() {
        mayHaveBeenDelivered = true;
    }

    /** Returns true if the gateway may have acted on the request. */
    boolean mayHaveBeenDelivered() {
        return mayHaveBeenDelivered;
    }

    /**
     * Marks that the gateway did not act on the request after all. It was rejected unread or by a proxy, or its body
     * was cut off by the client.
     */
    void markUndelivered() {
        mayHaveBeenDelivered = false;
    }

    /** Marks that the header of a response has arrived. */
    void markResponseStarted() {
        responseStarted = true;
    }

    /** Returns true if the header of a response has arrived, which proves that the gateway read the request. */
    boolean hasResponseStarted() {
        return responseStarted;
    }

    /** Cancels the attempt. The first reason counts. */
    void cancel(FailureKind reason) {
        if (cancelReason == null) {
            cancelReason = reason;
        }
        call.cancel();
    }

    /** Returns the reason why the client canceled it; null if it did not. */
    @Nullable
    FailureKind cancelReason() {
        return cancelReason;
    }
}

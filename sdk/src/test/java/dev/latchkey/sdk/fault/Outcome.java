package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import org.jspecify.annotations.Nullable;

/**
 * What a call must come to.
 *
 * @param exceptionType what is thrown, exactly; null when the call goes well in the end
 * @param status of the refusal, or 0
 * @param kind of a connection's failure, or null
 * @param mayHaveBeenDelivered whether the gateway may have acted on it
 * @param attempts how many the caller is told of
 * @param requests how many the server saw
 * @param message what the message must hold
 */
record Outcome(@Nullable Class<? extends LatchkeyException> exceptionType, int status, @Nullable FailureKind kind,
        boolean mayHaveBeenDelivered, int attempts, int requests, String message) {

    /** The call goes well. */
    static Outcome success(int attempts, int requests) {
        return new Outcome(null, 200, null, true, attempts, requests, "");
    }

    /** The gateway says no; each attempt arrives. */
    static Outcome error(Class<? extends ApiException> type, int status, int attempts) {
        return new Outcome(type, status, null, status >= 500 || status == 408, attempts, attempts,
                "HTTP " + status);
    }

    /** An answer comes that is none; nothing is repeated. */
    static Outcome unreadable() {
        return new Outcome(DecodeException.class, 200, null, true, 1, 1, "HTTP 200");
    }

    /** The request certainly does not arrive. */
    static Outcome undelivered(FailureKind kind, int attempts) {
        return new Outcome(ConnectionException.class, 0, kind, false, attempts, 0, "did not arrive");
    }

    /** Nobody knows whether the request was carried out. */
    static Outcome maybeDelivered(FailureKind kind, int attempts, int requests) {
        return new Outcome(ConnectionException.class, 0, kind, true, attempts, requests, "may have arrived");
    }

    Outcome withMessage(String other) {
        return new Outcome(exceptionType, status, kind, mayHaveBeenDelivered, attempts, requests, other);
    }

    Outcome withRequests(int times) {
        return new Outcome(exceptionType, status, kind, mayHaveBeenDelivered, attempts, times, message);
    }

    Outcome withMayHaveBeenDelivered(boolean doubt) {
        return new Outcome(exceptionType, status, kind, doubt, attempts, requests, message);
    }
}

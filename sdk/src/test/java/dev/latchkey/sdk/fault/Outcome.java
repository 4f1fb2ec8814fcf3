package dev.latchkey.sdk.fault;

import dev.latchkey.sdk.ApiException;
import dev.latchkey.sdk.ConnectionException;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.FailureKind;
import dev.latchkey.sdk.LatchkeyException;
import org.jspecify.annotations.Nullable;

/**
 * Expected outcome of a call.
 *
 * @param exceptionType exact type of the exception; null if the call succeeds in the end
 * @param status status of the error response, or 0
 * @param kind kind of connection failure, or null
 * @param mayHaveBeenDelivered true if the gateway may have acted on the request
 * @param attempts number of attempts reported to the caller
 * @param requests number of requests that the server received
 * @param message text that the message must contain
 */
record Outcome(@Nullable Class<? extends LatchkeyException> exceptionType, int status, @Nullable FailureKind kind,
        boolean mayHaveBeenDelivered, int attempts, int requests, String message) {

    /** The call succeeds. */
    static Outcome success(int attempts, int requests) {
        return new Outcome(null, 200, null, true, attempts, requests, "");
    }

    /** The gateway responds with an error to each attempt. */
    static Outcome error(Class<? extends ApiException> type, int status, int attempts) {
        return new Outcome(type, status, null, status >= 500 || status == 408, attempts, attempts,
                "HTTP " + status);
    }

    /** The response cannot be decoded, and the call is not retried. */
    static Outcome unreadable() {
        return new Outcome(DecodeException.class, 200, null, true, 1, 1, "HTTP 200");
    }

    /** The request certainly does not arrive. */
    static Outcome undelivered(FailureKind kind, int attempts) {
        return new Outcome(ConnectionException.class, 0, kind, false, attempts, 0, "did not arrive");
    }

    /** The request may have been carried out. */
    static Outcome maybeDelivered(FailureKind kind, int attempts, int requests) {
        return new Outcome(ConnectionException.class, 0, kind, true, attempts, requests, "may have arrived");
    }

    Outcome withMessage(String text) {
        return new Outcome(exceptionType, status, kind, mayHaveBeenDelivered, attempts, requests, text);
    }

    Outcome withRequests(int count) {
        return new Outcome(exceptionType, status, kind, mayHaveBeenDelivered, attempts, count, message);
    }

    Outcome withMayHaveBeenDelivered(boolean maybe) {
        return new Outcome(exceptionType, status, kind, maybe, attempts, requests, message);
    }
}

package dev.latchkey.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Base class of this SDK's exceptions. Messages contain no headers, bodies or secrets.
 *
 * <p>There is one subclass for each reaction of a caller: {@link ApiException} (the gateway refused),
 * {@link ConnectionException} (no complete response arrived), {@link DecodeException} (the response cannot be read). In
 * all cases, {@link #mayHaveBeenDelivered()} says if sending again could send twice.
 *
 * {@snippet :
 * try {
 *     shop.emails().send(email).execute();
 * } catch (LatchkeyException e) {
 *     System.out.println(e.getMessage() + " " + (e.mayHaveBeenDelivered() ? "Check if it arrived." : "It did not arrive."));
 * }
 * }
 */
public class LatchkeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CallTrace trace;

    /** Creates an exception that belongs to no call: nothing was sent. */
    public LatchkeyException(String message, @Nullable Throwable cause) {
        this(message, cause, CallTrace.NONE);
    }

    /**
     * Creates an exception.
     *
     * @param message message for people
     * @param cause what caused it, or null
     * @param trace summary of the call
     */
    public LatchkeyException(String message, @Nullable Throwable cause, CallTrace trace) {
        super(message, cause);
        this.trace = trace;
    }

    /** For subclasses that build their message on request. */
    LatchkeyException(CallTrace trace) {
        super(null, null);
        this.trace = trace;
    }

    /**
     * Returns the operation that failed, such as {@code SandboxKeysApi.list}; empty if the failure belongs to no call.
     */
    public Optional<String> operation() {
        return trace.operation().isEmpty() ? Optional.empty() : Optional.of(trace.operation());
    }

    /** Returns the number of requests made, including retries. */
    public int attempts() {
        return trace.attempts();
    }

    /**
     * Returns true if the gateway may have acted on any of the requests. False is certain: sending again cannot send
     * twice. True means that it is unknown, or that it did: look up the message or key before sending again.
     */
    public boolean mayHaveBeenDelivered() {
        return trace.mayHaveBeenDelivered();
    }
}

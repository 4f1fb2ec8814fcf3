package dev.latchkey.sdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The root of what this SDK throws. Messages hold neither headers nor bodies nor secrets.
 *
 * <p>Below it stands one class for each thing a caller does next: {@link ApiException} (the gateway said no),
 * {@link ConnectionException} (no answer came), {@link DecodeException} (an answer came that is not understood).
 * Whatever it was, {@link #mayHaveBeenDelivered()} says whether sending again could send twice.
 *
 * {@snippet :
 * try {
 *     shop.emails().send(email).execute();
 * } catch (LatchkeyException e) {
 *     System.out.println(e.getMessage() + " " + (e.mayHaveBeenDelivered() ? "Look whether it arrived." : "It did not arrive."));
 * }
 * }
 */
public class LatchkeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final CallTrace trace;

    /** With a message for people, and what caused it. Nothing was sent. */
    public LatchkeyException(String message, @Nullable Throwable cause) {
        this(message, cause, CallTrace.NONE);
    }

    /** With a message for people, what caused it, and what the call had done by then. */
    public LatchkeyException(String message, @Nullable Throwable cause, CallTrace trace) {
        super(message, cause);
        this.trace = trace;
    }

    /** For who writes the message when somebody asks for it. */
    LatchkeyException(CallTrace trace) {
        super(null, null);
        this.trace = trace;
    }

    /** Which operation failed, as {@code SandboxKeysApi.list}; empty where the failure is of no call. */
    public Optional<String> operation() {
        return trace.operation().isEmpty() ? Optional.empty() : Optional.of(trace.operation());
    }

    /** How many requests were made before giving up. */
    public int attempts() {
        return trace.attempts();
    }

    /**
     * Whether the gateway may have acted on any of the requests. False is certain: sending again cannot send twice.
     * True means unknown, or done: look the message or key up before trying again.
     */
    public boolean mayHaveBeenDelivered() {
        return trace.mayHaveBeenDelivered();
    }
}

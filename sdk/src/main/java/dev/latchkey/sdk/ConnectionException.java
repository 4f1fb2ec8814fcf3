package dev.latchkey.sdk;

import java.io.IOException;

/**
 * Thrown when no complete response arrived: the address is wrong, the server is down, the network failed, the call
 * timed out or was interrupted. {@link #kind()} says which.
 *
 * {@snippet :
 * try {
 *     sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * } catch (ConnectionException e) {
 *     if (e.mayHaveBeenDelivered()) {
 *         System.err.println("Check before sending again: " + e.getMessage());
 *     }
 * }
 * }
 */
public class ConnectionException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final FailureKind kind;

    /** Creates an exception of the kind {@link FailureKind#BROKEN} for a call of one attempt. */
    public ConnectionException(String message, boolean mayHaveBeenDelivered, IOException cause) {
        this(message, FailureKind.BROKEN, cause, new CallTrace("", "", 1, mayHaveBeenDelivered));
    }

    /**
     * Creates an exception.
     *
     * @param message message for people
     * @param kind why no response arrived
     * @param cause the network's own error
     * @param trace summary of the call
     */
    public ConnectionException(String message, FailureKind kind, IOException cause, CallTrace trace) {
        super(message, cause, trace);
        this.kind = kind;
    }

    /** Returns why no response arrived. */
    public FailureKind kind() {
        return kind;
    }

    /**
     * Returns true if the gateway may have acted on the request. False is certain: not one byte of it was written, so
     * sending it again cannot send it twice. True means unknown: look up the message or key before sending again.
     */
    @Override
    public boolean mayHaveBeenDelivered() {
        return super.mayHaveBeenDelivered();
    }
}

package dev.latchkey.sdk;

import java.io.IOException;

/**
 * No whole answer came: the address is wrong, the server is down, the network failed, the time ran out, or the call was
 * interrupted. {@link #kind()} says which.
 *
 * {@snippet :
 * try {
 *     sandbox.signIn("demo@latchkey.test", Secret.of("Latchkey-Demo-1")).execute();
 * } catch (ConnectionException e) {
 *     if (e.mayHaveBeenDelivered()) {
 *         System.err.println("Look first: " + e.getMessage());
 *     }
 * }
 * }
 */
public class ConnectionException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final FailureKind kind;

    /** With a message for people, whether the request may have reached the gateway, and the network's own error. */
    public ConnectionException(String message, boolean mayHaveBeenDelivered, IOException cause) {
        this(message, FailureKind.BROKEN, cause, new CallTrace("", "", 1, mayHaveBeenDelivered));
    }

    /** With a message for people, why no answer came, the network's own error, and what the call had done by then. */
    public ConnectionException(String message, FailureKind kind, IOException cause, CallTrace trace) {
        super(message, cause, trace);
        this.kind = kind;
    }

    /** Why no answer came. */
    public FailureKind kind() {
        return kind;
    }

    /**
     * Whether the gateway may have acted on the request. False is certain: not one byte of it was written, so sending
     * it again cannot send it twice. True means unknown: look the message or key up before trying again.
     */
    @Override
    public boolean mayHaveBeenDelivered() {
        return super.mayHaveBeenDelivered();
    }
}

package dev.latchkey.sdk;

import java.io.IOException;

/**
 * No whole answer came: the address is wrong, the server is down, the network failed or the time ran out.
 */
public class ConnectionException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final boolean mayHaveBeenDelivered;

    /** With a message for people, whether the request may have reached the gateway, and the network's own error. */
    public ConnectionException(String message, boolean mayHaveBeenDelivered, IOException cause) {
        super(message, cause);
        this.mayHaveBeenDelivered = mayHaveBeenDelivered;
    }

    /**
     * Whether the gateway may have acted on the request. False is certain: not one byte of it was written, so sending
     * it again cannot send it twice. True means unknown: look the message or key up before trying again.
     */
    public boolean mayHaveBeenDelivered() {
        return mayHaveBeenDelivered;
    }
}

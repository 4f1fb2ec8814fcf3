package dev.latchkey.desktop.account;

import org.jspecify.annotations.Nullable;

/** Thrown if the gateway of an account cannot be started or reached. The message is shown to the user. */
public final class ConnectFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates an exception with a message for the user and its cause. */
    public ConnectFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

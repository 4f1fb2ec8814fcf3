package dev.latchkey.sdk;

import org.jspecify.annotations.Nullable;

/**
 * The root of what this SDK throws. Messages hold neither headers nor bodies nor secrets.
 *
 * <p>Below it stands one class for each thing a caller does next: {@link ApiException} (the gateway said no),
 * {@link ConnectionException} (no answer came), {@link DecodeException} (an answer came that is not understood).
 */
public class LatchkeyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a message for people, and what caused it. */
    public LatchkeyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.latchkey.desktop.account;

import org.jspecify.annotations.Nullable;

/** An account's gateway cannot be started or reached. The message is one sentence for people. */
public final class ConnectFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With a sentence for people, and what caused it. */
    public ConnectFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

package dev.latchkey.mockserver;

import org.jspecify.annotations.Nullable;

/** The server cannot start. The message says why in a sentence that a person can act on. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StartupException(String message) {
        this(message, null);
    }
}

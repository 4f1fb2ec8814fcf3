package dev.latchkey.mockserver;

import org.jspecify.annotations.Nullable;

/** Thrown if the server cannot start. The message tells the user why, and what to do about it. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StartupException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    StartupException(String message) {
        this(message, null);
    }
}

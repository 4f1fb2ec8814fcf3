package dev.latchkey.mockserver.model;

import org.jspecify.annotations.Nullable;

/** Thrown when the store fails, for example because the disk is full. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

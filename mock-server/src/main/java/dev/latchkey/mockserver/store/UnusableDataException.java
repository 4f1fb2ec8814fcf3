package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when stored data cannot be used: another server uses it, it is damaged, or a newer version wrote it. The data
 * is left unchanged. The message says what is wrong and what to do.
 */
public final class UnusableDataException extends StoreException {
    private static final long serialVersionUID = 1;

    public UnusableDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

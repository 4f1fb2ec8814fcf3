package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Stored data cannot be used: another server has it, it is damaged, or newer than this program. Nothing in it was
 * changed. The message says what is wrong and what to do.
 */
public final class UnusableDataException extends StoreException {
    private static final long serialVersionUID = 1;

    public UnusableDataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

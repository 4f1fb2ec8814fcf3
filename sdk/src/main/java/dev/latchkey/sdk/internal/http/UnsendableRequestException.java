package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown when the client itself refused to send a request or could not write it. */
final class UnsendableRequestException extends IOException {
    private static final long serialVersionUID = 1;

    private final FailureKind kind;

    UnsendableRequestException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Wraps an exception of the caller's own code, which is to reach the caller unchanged. */
    UnsendableRequestException(RuntimeException cause) {
        super(cause);
        this.kind = FailureKind.BROKEN;
    }

    FailureKind kind() {
        return kind;
    }

    /** Returns the exception of the caller's own code; null if there is none. */
    @Nullable
    RuntimeException callerException() {
        return getCause() instanceof RuntimeException exception ? exception : null;
    }
}

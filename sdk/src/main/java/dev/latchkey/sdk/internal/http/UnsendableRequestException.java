package dev.latchkey.sdk.internal.http;

import dev.latchkey.sdk.FailureKind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request that we ourselves did not let out, or could not write. */
final class UnsendableRequestException extends IOException {
    private static final long serialVersionUID = 1;

    private final FailureKind kind;

    /** For this reason. */
    UnsendableRequestException(FailureKind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Because something of the caller's threw this, which the caller should see as it is. */
    UnsendableRequestException(RuntimeException cause) {
        super(cause);
        this.kind = FailureKind.BROKEN;
    }

    FailureKind kind() {
        return kind;
    }

    /** What to throw instead, where the caller's own code failed. */
    @Nullable
    RuntimeException callerException() {
        return getCause() instanceof RuntimeException own ? own : null;
    }
}

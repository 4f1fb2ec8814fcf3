package dev.latchkey.mockserver.http;

/** Thrown when a body cannot be read at all. The message is the detail of the error response. */
public final class InvalidBodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    public InvalidBodyException(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** Returns the reason. */
    public Reason reason() {
        return reason;
    }

    /** Reasons to reject a body as a whole. */
    public enum Reason {
        /** The body is too large. */
        TOO_LARGE,
        /** The header fields declare something other than JSON in UTF-8. */
        UNSUPPORTED_TYPE,
        /** The body is not JSON, or not an object. */
        MALFORMED
    }
}

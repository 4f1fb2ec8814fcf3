package dev.latchkey.mockserver.http;

/** A body that cannot be read at all. The message says why, for the caller to read. */
public final class InvalidBodyException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Fault fault;

    public InvalidBodyException(Fault fault, String message) {
        super(message, null, false, false);
        this.fault = fault;
    }

    /** What kind of wrong. */
    public Fault fault() {
        return fault;
    }

    /** What can be wrong with a body as a whole. */
    public enum Fault {
        /** More bytes than are read. */
        TOO_LARGE,
        /** By its headers, something other than JSON in UTF-8. */
        NOT_JSON_BY_TYPE,
        /** Not JSON, or not an object. */
        MALFORMED
    }
}

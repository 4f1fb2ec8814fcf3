package dev.latchkey.mockserver.http;

/** Errors for which the listener itself sends a response, with their HTTP status. */
public enum RequestError {
    /** The request breaks the rules of HTTP. */
    MALFORMED(400),
    /** The head did not arrive in time. */
    TOO_SLOW(408),
    /** The request line is too long. */
    TARGET_TOO_LONG(414),
    /** The head is too large, or has too many fields. */
    HEAD_TOO_LARGE(431),
    /** The method or transfer coding is not supported. */
    NOT_IMPLEMENTED(501),
    /** There are too many connections, in total or from one address. */
    TOO_MANY_CONNECTIONS(503),
    /** The version of HTTP is not supported. */
    VERSION_UNKNOWN(505),
    /** The handler failed before it wrote a response. */
    FAILED(500);

    private final int status;

    RequestError(int status) {
        this.status = status;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }
}

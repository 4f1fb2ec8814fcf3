package dev.latchkey.mockserver.http;

/** What keeps a request from its handler. The server's words for it are its own; the status is HTTP's. */
public enum RequestError {
    /** It breaks the rules of HTTP. */
    MALFORMED(400),
    /** Its head did not come in time. */
    TOO_SLOW(408),
    /** Its first line is too long. */
    TARGET_TOO_LONG(414),
    /** Its head is too long, or has too many fields. */
    HEAD_TOO_LARGE(431),
    /** It asks for a way of sending that is not known here. */
    NOT_IMPLEMENTED(501),
    /** There are too many connections, in total or from its address. */
    TOO_MANY_CONNECTIONS(503),
    /** It is of another version of HTTP. */
    VERSION_UNKNOWN(505),
    /** The handler failed without an answer. */
    FAILED(500);

    private final int status;

    RequestError(int status) {
        this.status = status;
    }

    /** The HTTP status that says it. */
    public int status() {
        return status;
    }
}

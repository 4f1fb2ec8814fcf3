package dev.latchkey.mockserver.model;

/** Ends a request without a response, because the request asks for a dropped connection. */
public final class DropConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DropConnectionException(String detail) {
        super(detail, null, false, false);
    }
}

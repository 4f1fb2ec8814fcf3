package dev.latchkey.mockserver.model;

/** Ends a request without any answer, because its sender asked for that: the connection breaks instead. */
public final class DropConnectionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DropConnectionException(String detail) {
        super(detail, null, false, false);
    }
}

package dev.latchkey.mockserver.http;

/** Thrown when the input is not a valid request. The message is the detail of the error response. */
final class MalformedRequestException extends Exception {
    private static final long serialVersionUID = 1;

    private final RequestError error;

    MalformedRequestException(RequestError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    static MalformedRequestException malformed(String message) {
        return new MalformedRequestException(RequestError.MALFORMED, message);
    }

    RequestError error() {
        return error;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

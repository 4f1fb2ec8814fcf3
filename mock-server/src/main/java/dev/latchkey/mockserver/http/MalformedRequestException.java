package dev.latchkey.mockserver.http;

/** What came is no request that can be handled. The message says why, for the caller to read. */
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

    RequestError trouble() {
        return error;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

package dev.latchkey.mockserver.http;

/** What came is no request that can be handled. The message says why, for the caller to read. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final Trouble trouble;

    UnreadableException(Trouble trouble, String message) {
        super(message, null, false, false);
        this.trouble = trouble;
    }

    static UnreadableException malformed(String message) {
        return new UnreadableException(Trouble.MALFORMED, message);
    }

    Trouble trouble() {
        return trouble;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}

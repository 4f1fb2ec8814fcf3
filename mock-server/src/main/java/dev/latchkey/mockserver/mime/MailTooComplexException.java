package dev.latchkey.mockserver.mime;

/** A mail is built to exhaust its reader: too deep, too many parts, too many or too long header fields. */
public final class MailTooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what is too much and how much is allowed. */
    public MailTooComplexException(String message) {
        super(message);
    }
}

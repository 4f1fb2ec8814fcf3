package dev.latchkey.mockserver.mime;

/**
 * Thrown when a mail could exhaust the parser: it is nested too deeply, has too many parts, or has too many or too long
 * header fields.
 */
public final class MailTooComplexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception whose message names the exceeded limit. */
    public MailTooComplexException(String message) {
        super(message);
    }
}

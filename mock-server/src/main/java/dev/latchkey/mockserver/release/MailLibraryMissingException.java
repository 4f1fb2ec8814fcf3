package dev.latchkey.mockserver.release;

/** Jakarta Mail is not on the class path. The message says what to do. */
public final class MailLibraryMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MailLibraryMissingException(Throwable cause) {
        super("Releasing mails needs Jakarta Mail, org.eclipse.angus:angus-mail, on the class path. Add it, or set no"
                + " server to release to.", cause);
    }
}

package dev.latchkey.mockserver.release;

/** Thrown if Jakarta Mail is not on the class path. The message says how to add it. */
public final class MailLibraryMissingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MailLibraryMissingException(Throwable cause) {
        super("Releasing mail needs Jakarta Mail on the class path. Add"
                + " org.eclipse.angus:angus-mail, or remove the release server from the settings.", cause);
    }
}

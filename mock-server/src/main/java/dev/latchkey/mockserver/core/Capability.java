package dev.latchkey.mockserver.core;

/** What a caller can be allowed to do, in neutral terms; a dialect knows its gateway's name for it. */
public enum Capability {
    /** Send SMS. */
    SEND_SMS(false),
    /** Send e-mail. */
    SEND_EMAIL(false),
    /** Read captured messages. */
    READ_MESSAGES(true),
    /** List keys. */
    READ_KEYS(true),
    /** Make and revoke keys. */
    WRITE_KEYS(true);

    private final boolean inSession;

    Capability(boolean inSession) {
        this.inSession = inSession;
    }

    /** Whether a person who signed in may do it without a key. */
    public boolean inSession() {
        return inSession;
    }
}

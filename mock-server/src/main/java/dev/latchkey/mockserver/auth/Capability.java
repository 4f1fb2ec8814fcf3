package dev.latchkey.mockserver.auth;

/** What a caller can be allowed to do, in neutral terms; a dialect knows its gateway's name for it. */
public enum Capability {
    /** Send SMS. */
    SEND_SMS(false),
    /** Send e-mail. */
    SEND_EMAIL(false),
    /** Send e-mail through the relay. */
    SEND_SMTP(false),
    /** Read captured messages. */
    READ_MESSAGES(true),
    /** Read how much was sent and what became of it. */
    READ_STATISTICS(true),
    /** List webhooks and their calls. */
    READ_WEBHOOKS(true),
    /** Make, change and remove webhooks, and have them called. */
    WRITE_WEBHOOKS(true),
    /** List keys and what they were used for. */
    READ_KEYS(true),
    /** Make, change and revoke keys. */
    WRITE_KEYS(true);

    private final boolean allowedInSession;

    Capability(boolean inSession) {
        this.allowedInSession = inSession;
    }

    /** Whether a person who signed in may do it without a key. */
    public boolean isAllowedInSession() {
        return allowedInSession;
    }
}

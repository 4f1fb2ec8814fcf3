package dev.latchkey.mockserver.auth;

/**
 * Actions that a caller can be allowed to do. They are independent of a gateway; each gateway has its own names for
 * them.
 */
public enum KeyCapability {
    /** Send SMS. */
    SEND_SMS(false),
    /** Send e-mail. */
    SEND_EMAIL(false),
    /** Send e-mail over SMTP. */
    SEND_SMTP(false),
    /** Read captured messages. */
    READ_MESSAGES(true),
    /** Read the numbers of sent messages and their outcomes. */
    READ_STATISTICS(true),
    /** List webhooks and their requests. */
    READ_WEBHOOKS(true),
    /** Create, change, delete, test and replay webhooks. */
    WRITE_WEBHOOKS(true),
    /** List keys and their activity. */
    READ_KEYS(true),
    /** Create, change and revoke keys. */
    WRITE_KEYS(true);

    private final boolean allowedInSession;

    KeyCapability(boolean inSession) {
        this.allowedInSession = inSession;
    }

    /** Returns true if a person who signed in may do this without a key. */
    public boolean isAllowedInSession() {
        return allowedInSession;
    }
}

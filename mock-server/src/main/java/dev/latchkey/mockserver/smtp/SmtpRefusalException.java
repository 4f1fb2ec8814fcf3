package dev.latchkey.mockserver.smtp;

/** Refusal of a client's command. The connection stays open unless {@link #closesConnection()}. */
public final class SmtpRefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String enhancedCode;
    private final String text;
    private final boolean closesConnection;
    private final boolean journaled;

    /**
     * Creates a refusal.
     *
     * @param code 4xx for a temporary refusal, 5xx for a permanent one
     * @param enhancedCode enhanced status code such as {@code 5.7.1}; begins with the first digit of the code
     * @param text what is wrong and what to do, on one line; never a secret
     */
    public SmtpRefusalException(int code, String enhancedCode, String text) {
        this(code, enhancedCode, text, false, false);
    }

    private SmtpRefusalException(int code, String enhancedCode, String text, boolean closes, boolean noted) {
        super(code + " " + enhancedCode + " " + text, null, false, false);
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("The code of a refusal must be from 400 to 599, not " + code + ".");
        }
        this.code = code;
        this.enhancedCode = enhancedCode;
        this.text = text;
        this.closesConnection = closes;
        this.journaled = noted;
    }

    /** Returns a refusal with code 535: the user or the password is wrong. */
    public static SmtpRefusalException wrongCredentials() {
        return new SmtpRefusalException(535, "5.7.8", "User name or password is wrong. Check the key and its secret.");
    }

    /** Throws a refusal unless the condition holds. */
    static void require(boolean holds, int code, String enhancedCode, String text) {
        if (!holds) {
            throw new SmtpRefusalException(code, enhancedCode, text);
        }
    }

    /** Returns a copy that closes the connection. */
    public SmtpRefusalException closingConnection() {
        return new SmtpRefusalException(code, enhancedCode, text, true, journaled);
    }

    /** Returns a copy that is marked as being in the journal already. */
    public SmtpRefusalException asJournaled() {
        return new SmtpRefusalException(code, enhancedCode, text, closesConnection, true);
    }

    /** Returns the reply code, three digits. */
    public int code() {
        return code;
    }

    /** Returns the enhanced status code, three numbers with dots. */
    public String enhancedCode() {
        return enhancedCode;
    }

    /** Returns the text, without codes. */
    public String text() {
        return text;
    }

    /** Returns true if the connection is closed after the reply. */
    public boolean closesConnection() {
        return closesConnection;
    }

    /** Returns true if the refusal is in the journal already. */
    boolean isJournaled() {
        return journaled;
    }

    SmtpReply reply() {
        return SmtpReply.of(code, enhancedCode + " " + text);
    }
}

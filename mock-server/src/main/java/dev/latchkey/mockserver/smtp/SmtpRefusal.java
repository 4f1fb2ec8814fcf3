package dev.latchkey.mockserver.smtp;

/** A step of a client is refused. The connection goes on unless the refusal says that it ends. */
public final class SmtpRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String enhancedCode;
    private final String text;
    private final boolean closes;
    private final boolean noted;

    /**
     * A refusal.
     *
     * @param code 4xx for a while, 5xx for good
     * @param enhancedCode such as {@code 5.7.1}; its first digit is the code's
     * @param text what is wrong and what to do, on one line; never a secret
     */
    public SmtpRefusal(int code, String enhancedCode, String text) {
        this(code, enhancedCode, text, false, false);
    }

    private SmtpRefusal(int code, String enhancedCode, String text, boolean closes, boolean noted) {
        super(code + " " + enhancedCode + " " + text, null, false, false);
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("A refusal's code is from 400 to 599, not " + code + ".");
        }
        this.code = code;
        this.enhancedCode = enhancedCode;
        this.text = text;
        this.closes = closes;
        this.noted = noted;
    }

    /** 535: no such user, or not its password. */
    public static SmtpRefusal wrongCredentials() {
        return new SmtpRefusal(535, "5.7.8", "User name or password is wrong. Check the key and its secret.");
    }

    /** Refuses unless something holds. */
    static void unless(boolean holds, int code, String enhancedCode, String text) {
        if (!holds) {
            throw new SmtpRefusal(code, enhancedCode, text);
        }
    }

    /** The same refusal, after which the connection ends. */
    public SmtpRefusal closing() {
        return new SmtpRefusal(code, enhancedCode, text, true, noted);
    }

    /** The same refusal, which is in the journal already. */
    public SmtpRefusal noted() {
        return new SmtpRefusal(code, enhancedCode, text, closes, true);
    }

    /** Three digits. */
    public int code() {
        return code;
    }

    /** Three numbers with dots. */
    public String enhancedCode() {
        return enhancedCode;
    }

    /** What is wrong. */
    public String text() {
        return text;
    }

    /** Whether the connection ends with it. */
    public boolean closes() {
        return closes;
    }

    /** Whether it is in the journal already. */
    boolean isNoted() {
        return noted;
    }

    SmtpReply reply() {
        return SmtpReply.of(code, enhancedCode + " " + text);
    }
}

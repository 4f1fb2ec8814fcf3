package dev.latchkey.mockserver.smtp;

/** How many slips a client may make in one conversation. */
final class SmtpErrorLimit {
    private static final int MAX_ERRORS = 20;
    private static final int MAX_WRONG_LOGINS = 5;

    private int errors;
    private int wrongLogins;

    /** Whether this was one slip too many; the client is told so. */
    boolean tooMany(SmtpRefusal refusal, SmtpConnection connection) {
        if (refusal.code() == 535 && ++wrongLogins >= MAX_WRONG_LOGINS) {
            connection.send(SmtpReply.of(421, "4.7.0 Too many wrong credentials. Connect again."));
            return true;
        }
        if (refusal.code() / 10 == 50 && ++errors > MAX_ERRORS) {
            connection.send(SmtpReply.of(421, "4.7.0 Too many errors. Connect again."));
            return true;
        }
        return false;
    }
}

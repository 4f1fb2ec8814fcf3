package dev.latchkey.mockserver.smtp;

/** A client that proved who it is, for the time of its connection. Used by one thread at a time. */
public interface AuthenticatedClient {
    /**
     * The client begins a mail. Everything that can change during a connection is to be checked here again: a key that
     * was revoked or has expired must not send another mail.
     *
     * @param begun sender and what was announced; no recipients yet
     * @throws SmtpRefusal to refuse the mail; one that {@link SmtpRefusal#closes() closes} ends the connection too
     */
    void begin(Envelope begun);

    /**
     * The client names a recipient.
     *
     * @throws SmtpRefusal to refuse this recipient and no other
     */
    void recipient(String address);

    /**
     * Takes a mail; what returns is stored.
     *
     * @param raw header and body, lines ended by CR LF
     * @return the message's id, for the answer
     * @throws SmtpRefusal to refuse it
     */
    String accept(Envelope envelope, byte[] raw);
}

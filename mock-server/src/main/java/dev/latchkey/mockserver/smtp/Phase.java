package dev.latchkey.mockserver.smtp;

/** A moment in a connection at which things can be made to go wrong. */
public enum Phase {
    /** Before the greeting. */
    CONNECT,
    /** Before the answer to EHLO or HELO. */
    EHLO,
    /** After credentials were found right, before the client learns it. */
    AUTH,
    /** Before a sender is looked at. */
    MAIL,
    /** Before a recipient is looked at. */
    RCPT,
    /** Before the mail is asked for. */
    DATA,
    /** After the mail is stored, before the client learns it. */
    AFTER_DATA
}

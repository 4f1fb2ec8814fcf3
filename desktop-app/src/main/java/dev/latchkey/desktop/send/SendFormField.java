package dev.latchkey.desktop.send;

/** Fields of both forms, from top to bottom. */
public enum SendFormField {
    /** Secret of the key, if it is not in memory. */
    SECRET,
    /** Sender of an e-mail. */
    MAIL_FROM,
    /** Recipients of an e-mail. */
    MAIL_TO,
    /** Subject of an e-mail. */
    SUBJECT,
    /** Text body of an e-mail. */
    MAIL_TEXT,
    /** Phone number of the recipient of an SMS. */
    SMS_TO,
    /** Sender of an SMS. */
    SMS_FROM,
    /** Text of an SMS. */
    SMS_TEXT
}

package dev.latchkey.desktop.send;

/** The fields of the two forms, from top to bottom. */
public enum SendFormField {
    /** The key's secret, where it is not in memory. */
    SECRET,
    /** Sender of an e-mail. */
    MAIL_FROM,
    /** Recipients of an e-mail. */
    MAIL_TO,
    /** Subject of an e-mail. */
    SUBJECT,
    /** Text of an e-mail. */
    MAIL_TEXT,
    /** Number an SMS goes to. */
    SMS_TO,
    /** Sender of an SMS. */
    SMS_FROM,
    /** Text of an SMS. */
    SMS_TEXT
}

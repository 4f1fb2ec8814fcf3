package dev.latchkey.desktop.account;

/** Kind of message. */
public enum Channel {
    /** E-mail. */
    EMAIL,
    /** Text message. */
    SMS
}

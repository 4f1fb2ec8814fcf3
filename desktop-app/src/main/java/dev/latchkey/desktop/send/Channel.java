package dev.latchkey.desktop.send;

/** How a message travels. */
public enum Channel {
    /** As e-mail. */
    EMAIL,
    /** As SMS. */
    SMS
}

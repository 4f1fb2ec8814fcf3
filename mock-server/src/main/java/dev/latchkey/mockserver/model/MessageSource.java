package dev.latchkey.mockserver.model;

import java.util.Locale;

/** Protocol over which a message was submitted. */
public enum MessageSource {
    /** HTTP API of the gateway. */
    HTTP,
    /** SMTP listener. */
    SMTP;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in JSON and in the store. */
    public String wireName() {
        return wireName;
    }

    /** The source with this wire name. */
    public static MessageSource fromWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

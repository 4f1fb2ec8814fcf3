package dev.latchkey.mockserver.model;

import java.util.Locale;

/** Channel by which a message is sent. */
public enum Channel {
    /** Text message to a phone. */
    SMS,
    /** E-mail. */
    EMAIL;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in JSON and in the store. */
    public String wireName() {
        return wireName;
    }

    /** The channel with this wire name. */
    public static Channel fromWireName(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}

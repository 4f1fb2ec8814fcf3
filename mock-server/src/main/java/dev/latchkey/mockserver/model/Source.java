package dev.latchkey.mockserver.model;

import java.util.Locale;

/** By which door a message came in. */
public enum Source {
    /** The gateway's HTTP API. */
    HTTP,
    /** The SMTP relay. */
    SMTP;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The lower-case word for it, on the wire and in the store. */
    public String wireName() {
        return word;
    }

    /** The source of this word. */
    public static Source fromWireName(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

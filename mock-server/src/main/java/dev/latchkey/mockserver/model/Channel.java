package dev.latchkey.mockserver.model;

import java.util.Locale;

/** How a message would have travelled. */
public enum Channel {
    /** A text message to a phone. */
    SMS,
    /** An e-mail. */
    EMAIL;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** The lower-case word for it, on the wire and in the store. */
    public String wireName() {
        return word;
    }

    /** The channel of this word. */
    public static Channel fromWireName(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}

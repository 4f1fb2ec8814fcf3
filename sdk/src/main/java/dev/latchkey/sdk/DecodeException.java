package dev.latchkey.sdk;

import org.jspecify.annotations.Nullable;

/**
 * The gateway reported success, but its answer is not what it documents. The request was carried out.
 */
public class DecodeException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    private final String path;

    /** With what was expected, and where in the document as a JSON path such as {@code $.keys[2].name}. */
    public DecodeException(String message, String path, @Nullable Throwable cause) {
        super(message + " (at " + path + ")", cause);
        this.path = path;
    }

    /** Where in the JSON document, such as {@code $.keys[2].name}; {@code $} for the whole. */
    public String path() {
        return path;
    }
}

package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonReader;
import org.jspecify.annotations.Nullable;

/** A value that was read but is not what it should be. Its message is for people and never quotes the value. */
final class InvalidJsonValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private @Nullable String path;

    /** At the place where the reader stands, unless who holds the value says better. */
    InvalidJsonValueException(String message) {
        super(message);
    }

    /** At this place. */
    InvalidJsonValueException(String message, String path) {
        super(message);
        this.path = path;
    }

    /** The same with its place, which the first one who knows it says. */
    InvalidJsonValueException withPath(String place) {
        if (path == null) {
            path = place;
        }
        return this;
    }

    String path(JsonReader reader) {
        return path == null ? reader.getPath() : path;
    }
}

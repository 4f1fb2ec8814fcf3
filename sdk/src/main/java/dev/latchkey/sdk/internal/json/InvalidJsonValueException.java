package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonReader;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a JSON value is not valid for its type. The message is for people and never quotes the value, which may
 * be secret.
 */
final class InvalidJsonValueException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private @Nullable String path;

    /** Fails at the current path of the reader, unless a caller {@linkplain #withPath sets} a better one. */
    InvalidJsonValueException(String message) {
        super(message);
    }

    /** Fails at this path. */
    InvalidJsonValueException(String message, String path) {
        super(message);
        this.path = path;
    }

    /** Sets the path unless it is set. The innermost caller comes first. */
    InvalidJsonValueException withPath(String position) {
        if (path == null) {
            path = position;
        }
        return this;
    }

    String path(JsonReader reader) {
        return path == null ? reader.getPath() : path;
    }
}

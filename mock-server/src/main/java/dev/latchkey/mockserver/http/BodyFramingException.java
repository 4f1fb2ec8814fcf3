package dev.latchkey.mockserver.http;

import java.io.IOException;

/** A body that does not keep to the way it is sent in. The message says why, for the caller to read. */
final class BodyFramingException extends IOException {
    private static final long serialVersionUID = 1;

    BodyFramingException(String message) {
        super(message);
    }
}

package dev.latchkey.mockserver.http;

import java.io.IOException;

/** Thrown when a body breaks its framing, such as chunks. The message is the detail of the error response. */
final class BodyFramingException extends IOException {
    private static final long serialVersionUID = 1;

    BodyFramingException(String message) {
        super(message);
    }
}

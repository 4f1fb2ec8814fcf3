package dev.latchkey.mockserver.http;

import java.time.Duration;

/** Injected fault of a response. All but {@link Slow} end the connection. */
public sealed interface ResponseFault {
    /** Nothing is sent and the connection is reset: the client gets "Connection reset". */
    record Reset() implements ResponseFault {}

    /** Nothing is sent and the connection is closed: the client gets the end of the stream. */
    record Close() implements ResponseFault {}

    /**
     * The head declares the whole body, but the connection is closed after a part of it.
     *
     * @param bytes bytes of the body to send; always at least one less than all
     */
    record Truncate(int bytes) implements ResponseFault {
        public Truncate {
            if (bytes < 0) {
                throw new IllegalArgumentException("A response cannot be truncated to fewer than 0 bytes.");
            }
        }
    }

    /** The head is valid, but the chunks of the body are malformed, so that no client can read it. */
    record Malformed() implements ResponseFault {}

    /**
     * The response is complete, but its body is sent slowly, in pieces.
     *
     * @param bytes bytes of a piece
     * @param pause delay before each piece
     */
    record Slow(int bytes, Duration pause) implements ResponseFault {
        public Slow {
            if (bytes < 1) {
                throw new IllegalArgumentException("A piece must have at least 1 byte.");
            }
        }
    }
}

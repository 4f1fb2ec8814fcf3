package dev.latchkey.mockserver.http;

import java.time.Duration;

/** What goes wrong with an answer on its way, on purpose. All but {@link Slow} end the connection. */
public sealed interface ResponseFault {
    /** Nothing is sent, and the connection is reset: the caller reads "Connection reset". */
    record Reset() implements ResponseFault {}

    /** Nothing is sent, and the connection is closed: the caller reads its end. */
    record Close() implements ResponseFault {}

    /**
     * The head promises the whole body, and only its beginning comes before the connection is closed.
     *
     * @param bytes how much of the body still goes; at most all but its last byte
     */
    record Truncate(int bytes) implements ResponseFault {
        public Truncate {
            if (bytes < 0) {
                throw new IllegalArgumentException("An answer cannot be cut to fewer than 0 bytes.");
            }
        }
    }

    /** The head is whole, and the body is chunked in a way that no caller can read. */
    record Malformed() implements ResponseFault {}

    /**
     * The answer is whole, but its body comes in pieces.
     *
     * @param bytes bytes of a piece
     * @param pause time before each piece
     */
    record Slow(int bytes, Duration pause) implements ResponseFault {
        public Slow {
            if (bytes < 1) {
                throw new IllegalArgumentException("A piece has at least 1 byte.");
            }
        }
    }
}

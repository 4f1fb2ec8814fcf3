package dev.latchkey.mockserver.junit;

/**
 * Position among the messages of an account; later messages come after it.
 *
 * @param cursor opaque position of the server
 */
public record MessageCursor(String cursor) {
    static final MessageCursor BEGINNING = new MessageCursor("0");
}

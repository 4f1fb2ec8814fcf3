package dev.latchkey.mockserver.junit;

/**
 * A place among an account's messages: what comes after it is new.
 *
 * @param cursor the server's word for it
 */
public record MessageCursor(String cursor) {
    static final MessageCursor BEGINNING = new MessageCursor("0");
}

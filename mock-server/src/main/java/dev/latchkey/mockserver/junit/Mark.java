package dev.latchkey.mockserver.junit;

/**
 * A place among an account's messages: what comes after it is new.
 *
 * @param cursor the server's word for it
 */
public record Mark(String cursor) {
    static final Mark BEGINNING = new Mark("0");
}

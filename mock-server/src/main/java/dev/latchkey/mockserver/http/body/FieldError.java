package dev.latchkey.mockserver.http.body;

/**
 * Error in one field.
 *
 * @param pointer JSON pointer as a URI fragment, {@code #/allowedIps/0}
 * @param code short name of the broken rule
 * @param detail text that says what is wrong and what to do
 */
public record FieldError(String pointer, String code, String detail) {}

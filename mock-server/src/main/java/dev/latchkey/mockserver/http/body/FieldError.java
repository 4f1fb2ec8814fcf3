package dev.latchkey.mockserver.http.body;

/**
 * What is wrong with one field.
 *
 * @param pointer JSON pointer as a URI fragment, {@code #/allowedIps/0}
 * @param code short name of the rule that was broken
 * @param detail what is wrong and what to do
 */
public record FieldError(String pointer, String code, String detail) {}

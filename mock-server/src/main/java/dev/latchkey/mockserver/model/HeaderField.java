package dev.latchkey.mockserver.model;

/**
 * Header field of an e-mail or a request.
 *
 * @param name as the sender wrote it
 * @param value on one line, decoded
 */
public record HeaderField(String name, String value) {}

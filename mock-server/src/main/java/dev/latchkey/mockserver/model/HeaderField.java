package dev.latchkey.mockserver.model;

/**
 * Header field of an e-mail or a request.
 *
 * @param name as the sender wrote it
 * @param value on one line, decoded
 */
public record HeaderField(String name, String value) {
    /** Name of the field with the sender of the SMTP envelope (RFC 5321, section 4.4). */
    public static final String RETURN_PATH = "Return-Path";
}

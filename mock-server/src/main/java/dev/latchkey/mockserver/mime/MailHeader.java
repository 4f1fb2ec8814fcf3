package dev.latchkey.mockserver.mime;

/**
 * One header field of a mail.
 *
 * @param name as the sender wrote it
 * @param value decoded, on one line, without control characters
 */
public record MailHeader(String name, String value) {}

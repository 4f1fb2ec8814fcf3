package dev.latchkey.mockserver.smtp;

/**
 * What a listener has seen.
 *
 * @param open connections now
 * @param connections accepted since the start
 * @param turnedAway connections refused because there were too many
 * @param mails accepted since the start
 */
public record SmtpListenerStats(int open, long connections, long turnedAway, long mails) {}

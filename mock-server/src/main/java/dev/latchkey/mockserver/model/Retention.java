package dev.latchkey.mockserver.model;

import java.time.Duration;

/**
 * How much is kept. The oldest goes first.
 *
 * @param messages most messages
 * @param bytes most bytes of messages, attachments and all
 * @param age how old a message can become, by its account's clock
 * @param journalEntries most entries of the journal
 */
public record Retention(int messages, long bytes, Duration age, int journalEntries) {}

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
public record Retention(int messages, long bytes, Duration age, int journalEntries) {
    /** What a server keeps in memory unless it is told otherwise. */
    public static final Retention IN_MEMORY = new Retention(10_000, 64_000_000, Duration.ofDays(30), 10_000);

    /** What a server keeps on disk unless it is told otherwise. */
    public static final Retention ON_DISK = new Retention(100_000, 2_000_000_000, Duration.ofDays(30), 10_000);
}

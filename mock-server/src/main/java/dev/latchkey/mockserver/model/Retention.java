package dev.latchkey.mockserver.model;

import java.time.Duration;

/**
 * Limits of stored data. The oldest data is removed first.
 *
 * @param messages maximum number of messages
 * @param bytes maximum total size of messages in bytes, with attachments
 * @param age maximum age of a message, by its account's clock
 * @param journalEntries maximum number of journal entries
 */
public record Retention(int messages, long bytes, Duration age, int journalEntries) {
    /** Default for a server that stores its data in memory. */
    public static final Retention IN_MEMORY = new Retention(10_000, 64_000_000, Duration.ofDays(30), 10_000);

    /** Default for a server that stores its data on disk. */
    public static final Retention ON_DISK = new Retention(100_000, 2_000_000_000, Duration.ofDays(30), 10_000);
}

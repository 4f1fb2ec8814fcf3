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
public record RetentionLimits(int messages, long bytes, Duration age, int journalEntries) {
    /** Default for a server that stores its data in memory. */
    public static final RetentionLimits IN_MEMORY = new RetentionLimits(10_000, 64_000_000, Duration.ofDays(30),
            10_000);

    /** Default for a server that stores its data on disk. */
    public static final RetentionLimits ON_DISK = new RetentionLimits(100_000, 2_000_000_000, Duration.ofDays(30),
            10_000);
}

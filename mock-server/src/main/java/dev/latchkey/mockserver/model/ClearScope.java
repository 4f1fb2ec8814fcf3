package dev.latchkey.mockserver.model;

/** Kind of data of an account that can be cleared separately. */
public enum ClearScope {
    /** Messages with their events, due work and webhook attempts, and the statistics. */
    MESSAGES,
    /** Keys. */
    KEYS,
    /** Webhooks and their attempts. */
    WEBHOOKS,
    /** Journal entries. */
    JOURNAL
}

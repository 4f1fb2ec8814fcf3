package dev.latchkey.mockserver.model;

/** What of an account can be cleared by itself. */
public enum ClearScope {
    /** Messages with their events, what is due for them, their calls of webhooks, and the statistics. */
    MESSAGES,
    /** Keys. */
    KEYS,
    /** Webhooks with their calls. */
    WEBHOOKS,
    /** What was asked. */
    JOURNAL
}

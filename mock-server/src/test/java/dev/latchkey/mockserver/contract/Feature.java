package dev.latchkey.mockserver.contract;

/** What not every gateway has. A scenario that needs one is skipped where it is missing. */
public enum Feature {
    /** Keys can be made by calls with a key. */
    MAKES_KEYS,
    /** Keys can be changed by calls with a key. */
    EDITS_KEYS,
    /** Keys can be revoked by calls with a key. */
    REVOKES_KEYS,
    /** Keys say what they may do. */
    PERMISSIONS,
    /** Messages can be sent later. */
    SCHEDULES,
    /** Messages that wait can be taken back. */
    CANCELS,
    /** Captured messages can be read with a key. */
    READS_MESSAGES,
    /** Webhooks are called. */
    WEBHOOKS,
    /** Calls of webhooks are signed. */
    SIGNS,
    /** Mail can be sent through the relay. */
    SMTP
}

package dev.latchkey.mockserver.contract;

/** Optional features of gateways. Tests that need a missing one are skipped. */
public enum Feature {
    /** Keys can be created with a key. */
    CREATES_KEYS,
    /** Keys can be changed with a key. */
    EDITS_KEYS,
    /** Keys can be revoked with a key. */
    REVOKES_KEYS,
    /** Keys have permissions. */
    PERMISSIONS,
    /** Messages can be scheduled. */
    SCHEDULES,
    /** Scheduled messages can be canceled. */
    CANCELS,
    /** Captured messages can be read with a key. */
    READS_MESSAGES,
    /** Webhooks are supported. */
    WEBHOOKS,
    /** Webhook requests are signed. */
    SIGNED_WEBHOOKS,
    /** Mail can be sent by SMTP. */
    SMTP
}

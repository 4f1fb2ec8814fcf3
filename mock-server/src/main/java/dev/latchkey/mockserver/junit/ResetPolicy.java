package dev.latchkey.mockserver.junit;

/**
 * When an account is reset to its initial state: messages, webhooks, faults and journal are deleted, and the clock
 * returns to real time.
 */
public enum ResetPolicy {
    /** Before each test. Keys are created again with the same secrets, which undoes changes a test made to them. */
    PER_TEST,
    /** Before each class, including nested ones. */
    PER_CLASS,
    /** Never. */
    NEVER
}

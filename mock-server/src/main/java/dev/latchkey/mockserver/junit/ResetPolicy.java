package dev.latchkey.mockserver.junit;

/** When an account is made as it was at its beginning: its messages, webhooks, faults and journal go, its clock too. */
public enum ResetPolicy {
    /** Before each test. The keys are made anew with the same secrets, so that what a test did to them goes as well. */
    PER_TEST,
    /** Before each class, nested ones too. */
    PER_CLASS,
    /** Not at all. */
    NEVER
}

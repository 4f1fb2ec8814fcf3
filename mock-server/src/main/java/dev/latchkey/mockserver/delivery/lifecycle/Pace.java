package dev.latchkey.mockserver.delivery.lifecycle;

/** How fast a message goes its way. What waits by nature, waits either way. */
public enum Pace {
    /** All at once, before the sender has the answer. */
    INSTANT,
    /** Step by step: sent after 0.3 seconds, delivered after 1, opened after 2. */
    PACED
}

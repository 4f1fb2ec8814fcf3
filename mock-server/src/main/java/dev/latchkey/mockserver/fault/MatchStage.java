package dev.latchkey.mockserver.fault;

/** How much is known of what happens; each knows what those before it know. */
public enum MatchStage {
    /** From where it comes and what it asks for. */
    NOTHING,
    /** Whose it is, and with which key. */
    CALLER,
    /** Who shall get the message. */
    MESSAGE
}

package dev.latchkey.mockserver.smtp;

/** A mail that is coming in may come to its end before the conversation does. Used by several threads. */
final class TransferState {
    private boolean underWay;
    private boolean stopping;

    /** The conversation is to end; false when a mail is coming in, and it ends after that. */
    synchronized boolean stop() {
        stopping = true;
        return !underWay;
    }

    /** A mail comes in; false when the conversation is to end. */
    synchronized boolean begin() {
        underWay = !stopping;
        return underWay;
    }

    /** No mail comes in. */
    synchronized void end() {
        underWay = false;
    }

    /** Whether the conversation is to end now. */
    synchronized boolean isToStop() {
        return stopping && !underWay;
    }
}

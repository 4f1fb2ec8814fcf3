package dev.latchkey.sdk;

/**
 * Why a request came to no useful answer.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (ConnectionException e) {
 *     if (e.kind() == FailureKind.UNKNOWN_HOST) {
 *         System.out.println("Is the address right?");
 *     }
 * }
 * }
 */
public enum FailureKind {
    /** The server's name is not known to the name servers. */
    UNKNOWN_HOST,
    /** Nothing accepts connections at the address. */
    UNREACHABLE,
    /** The proxy refused or does not know the password. */
    PROXY,
    /** No secure connection: wrong certificate, wrong name in it, or too old a TLS. */
    INSECURE,
    /** The time for the attempt or for the call ran out. */
    TIMED_OUT,
    /** The thread that waited was interrupted. */
    INTERRUPTED,
    /** The future was cancelled, or the client closed. */
    CANCELED,
    /** The request would have taken the key to a server it is not for. */
    FOREIGN_ORIGIN,
    /** A file to be sent cannot be read, or changed while it was sent; the message was broken off. */
    UNSENDABLE_FILE,
    /** The connection broke before the answer was complete. */
    BROKEN,
    /** An answer came that is not what the gateway documents. */
    UNREADABLE
}

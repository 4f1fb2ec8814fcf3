package dev.latchkey.sdk;

/**
 * Reason why a request has no usable response.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (ConnectionException e) {
 *     if (e.kind() == FailureKind.UNKNOWN_HOST) {
 *         System.out.println("Is the address correct?");
 *     }
 * }
 * }
 */
public enum FailureKind {
    /** The DNS does not know the server's name. */
    UNKNOWN_HOST,
    /** Nothing accepts connections at the address. */
    UNREACHABLE,
    /** The proxy refused the request or its credentials. */
    PROXY,
    /** No secure connection: the certificate is not trusted, is for another name, or the TLS version is too old. */
    INSECURE,
    /** The attempt or the call timed out. */
    TIMED_OUT,
    /** The waiting thread was interrupted. */
    INTERRUPTED,
    /** The future was canceled, or the client was closed. */
    CANCELED,
    /** The request would have sent the credentials to a server they are not meant for. */
    FOREIGN_ORIGIN,
    /** An attachment could not be read, or changed while it was sent. The transfer was aborted. */
    UNSENDABLE_FILE,
    /** The connection broke before the response was complete. */
    BROKEN,
    /** The response is not what the gateway documents. */
    UNREADABLE
}

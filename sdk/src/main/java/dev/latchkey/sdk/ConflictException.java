package dev.latchkey.sdk;

/**
 * Thrown when the request does not fit the current state: it is too late, too early, or already done. Read the state
 * again, then decide. The same request would be refused again.
 *
 * {@snippet :
 * try {
 *     shop.messages().cancel("msg_1").execute();
 * } catch (ConflictException e) {
 *     System.out.println("Already sent: " + e.reason());
 * }
 * }
 */
public class ConflictException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public ConflictException(Refusal refusal) {
        super(refusal);
    }
}

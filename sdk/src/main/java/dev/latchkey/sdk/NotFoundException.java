package dev.latchkey.sdk;

/**
 * Thrown when the requested resource does not exist in this account.
 *
 * {@snippet :
 * try {
 *     keys.get("key_1").execute();
 * } catch (NotFoundException e) {
 *     System.out.println("The key does not exist.");
 * }
 * }
 */
public class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public NotFoundException(Refusal refusal) {
        super(refusal);
    }
}

package dev.latchkey.sdk;

/**
 * Thrown when a fixed limit of the account is reached, such as the number of keys. Delete something first.
 *
 * {@snippet :
 * try {
 *     keys.create(NewApiKey.named("one more").build()).execute();
 * } catch (LimitException e) {
 *     System.out.println("Revoke an unused key: " + e.reason());
 * }
 * }
 */
public class LimitException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public LimitException(Refusal refusal) {
        super(refusal);
    }
}

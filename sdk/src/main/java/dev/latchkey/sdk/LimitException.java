package dev.latchkey.sdk;

/**
 * A fixed limit of the account is reached, for example the number of keys. Delete something first.
 *
 * {@snippet :
 * try {
 *     keys.create(NewApiKey.named("one more").build()).execute();
 * } catch (LimitException e) {
 *     System.out.println("Revoke a key that nobody uses: " + e.reason());
 * }
 * }
 */
public class LimitException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public LimitException(Refusal refusal) {
        super(refusal);
    }
}

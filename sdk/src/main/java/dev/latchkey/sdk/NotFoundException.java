package dev.latchkey.sdk;

/**
 * What the request names does not exist for this account.
 *
 * {@snippet :
 * try {
 *     keys.get("key_1").execute();
 * } catch (NotFoundException e) {
 *     System.out.println("Somebody has removed it.");
 * }
 * }
 */
public class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public NotFoundException(Refusal refusal) {
        super(refusal);
    }
}

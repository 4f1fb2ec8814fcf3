package dev.latchkey.sdk;

/**
 * Thrown when the account's balance does not cover the request.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (CreditException e) {
 *     System.out.println("Top up the account at " + e.gateway() + ", then send again.");
 * }
 * }
 */
public class CreditException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public CreditException(Refusal refusal) {
        super(refusal, "Top up the account.");
    }
}

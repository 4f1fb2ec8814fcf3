package dev.latchkey.sdk;

/**
 * The account's balance does not pay for this.
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

    /** A refusal, as the gateway's client understood it. */
    public CreditException(Refusal refusal) {
        super(refusal, "Top the account up.");
    }
}

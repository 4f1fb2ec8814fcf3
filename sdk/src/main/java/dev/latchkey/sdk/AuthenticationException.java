package dev.latchkey.sdk;

/**
 * The key, pair or session was not accepted: unknown, revoked or expired. Get another one; trying again does not help.
 *
 * {@snippet :
 * try {
 *     shop.sms().send(sms).execute();
 * } catch (AuthenticationException e) {
 *     System.out.println("The key is unknown, expired or revoked: " + e.code() + " " + e.requestId());
 * }
 * }
 */
public class AuthenticationException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public AuthenticationException(Refusal refusal) {
        super(refusal, "Use another key, or sign in anew; trying again does not help.");
    }
}

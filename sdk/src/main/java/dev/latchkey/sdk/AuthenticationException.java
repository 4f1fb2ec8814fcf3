package dev.latchkey.sdk;

/**
 * Thrown when the gateway does not accept the key, key pair or session: it is unknown, revoked or expired. Use another
 * one; a retry does not help.
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

    /** Creates an exception for a refusal. */
    public AuthenticationException(Refusal refusal) {
        super(refusal, "Use another key, or sign in again. A retry does not help.");
    }
}

package dev.latchkey.sdk;

/**
 * The key is known but may not do this, or not from this address.
 *
 * {@snippet :
 * try {
 *     shop.emails().send(email).execute();
 * } catch (PermissionException e) {
 *     System.out.println("The key may not do this, or not from here: " + e.reason());
 * }
 * }
 */
public class PermissionException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public PermissionException(Refusal refusal) {
        super(refusal, "Use a key that may do this, from an address it allows.");
    }
}

package dev.latchkey.sdk;

/**
 * Thrown when the key is valid but lacks the permission, or is not allowed from this address.
 *
 * {@snippet :
 * try {
 *     shop.emails().send(email).execute();
 * } catch (PermissionException e) {
 *     System.out.println("Not permitted for this key, or not from this address: " + e.reason());
 * }
 * }
 */
public class PermissionException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public PermissionException(Refusal refusal) {
        super(refusal, "Use a key that has the permission, from an allowed address.");
    }
}

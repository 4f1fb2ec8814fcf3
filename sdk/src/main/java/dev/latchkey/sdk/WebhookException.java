package dev.latchkey.sdk;

/**
 * Thrown when a request to a webhook's address was not sent by the gateway, or not recently. Respond with status 400
 * and do nothing else. The message never contains a secret or the correct signature.
 *
 * {@snippet :
 * try {
 *     WebhookVerifier.withSecret(Secret.of("whsec_1")).verify(Map.of(), new byte[0]);
 * } catch (WebhookException e) {
 *     System.out.println(e.check() + " " + e.getMessage());
 * }
 * }
 */
public class WebhookException extends LatchkeyException {
    private static final long serialVersionUID = 1;

    /** Check that failed. */
    public enum Check {
        /** A required header field is missing, occurs twice, or cannot be read. */
        HEADERS,
        /** No secret produces this signature: another sender made the request, or it was changed in transit. */
        SIGNATURE,
        /** The signature is valid but too old: the request is late, or is a replay. */
        TOO_OLD,
        /** The signature is valid but dated in the future: one of the two clocks is wrong. */
        TOO_EARLY
    }

    private final Check check;

    /** Creates an exception for a failed check, with a message for people. */
    public WebhookException(Check check, String message) {
        super(message, null);
        this.check = check;
    }

    /** Returns the check that failed. */
    public Check check() {
        return check;
    }
}

package dev.latchkey.sdk;

/**
 * What arrived at a webhook's address is not a call of the gateway, or not one of now. Answer it with 400 and do
 * nothing else. The message never tells a secret or what a right signature would have been.
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

    /** What was looked at and found wanting. */
    public enum Check {
        /** A header that every call has is missing, is there twice, or cannot be read. */
        HEADERS,
        /** No secret gives this signature: somebody else made the call, or something changed it on its way. */
        SIGNATURE,
        /** It was signed, but too long ago: it is late, or somebody sends again what was sent once. */
        TOO_OLD,
        /** It was signed, but for a time to come: one of the two clocks is wrong. */
        TOO_EARLY
    }

    private final Check check;

    /** With the check that failed, and a message for people. */
    public WebhookException(Check check, String message) {
        super(message, null);
        this.check = check;
    }

    /** Which check failed. */
    public Check check() {
        return check;
    }
}

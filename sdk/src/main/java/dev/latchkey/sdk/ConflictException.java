package dev.latchkey.sdk;

/**
 * What is asked for does not fit how things stand now: it is too late, too early, or meanwhile done. Look the thing up
 * again, then decide; the same request sent again is refused again.
 *
 * {@snippet :
 * try {
 *     shop.messages().cancel("msg_1").execute();
 * } catch (ConflictException e) {
 *     System.out.println("It has left already: " + e.reason());
 * }
 * }
 */
public class ConflictException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public ConflictException(Refusal refusal) {
        super(refusal);
    }
}

package dev.latchkey.sdk;

/**
 * Something in the request is wrong; {@link #fieldErrors()} says what, where the gateway does.
 *
 * {@snippet :
 * try {
 *     keys.create(NewApiKey.named("shop").permissions(Permission.of("no:such")).build()).execute();
 * } catch (InvalidRequestException e) {
 *     e.fieldErrors().forEach(wrong -> System.out.println(wrong.field() + " " + wrong.message()));
 * }
 * }
 */
public class InvalidRequestException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public InvalidRequestException(Refusal refusal) {
        super(refusal);
    }
}

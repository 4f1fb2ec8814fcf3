package dev.latchkey.sdk;

/**
 * Thrown when the request is invalid. {@link #fieldErrors()} lists the errors of single fields, if the gateway sent
 * them.
 *
 * {@snippet :
 * try {
 *     keys.create(NewApiKey.named("shop").permissions(Permission.of("no:such")).build()).execute();
 * } catch (InvalidRequestException e) {
 *     e.fieldErrors().forEach(error -> System.out.println(error.field() + " " + error.message()));
 * }
 * }
 */
public class InvalidRequestException extends ApiException {
    private static final long serialVersionUID = 1;

    /** Creates an exception for a refusal. */
    public InvalidRequestException(Refusal refusal) {
        super(refusal);
    }
}

package dev.latchkey.sdk;

/** Something in the request is wrong; {@link #fieldErrors()} says what, where the gateway does. */
public class InvalidRequestException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public InvalidRequestException(Refusal refusal) {
        super(refusal);
    }
}

package dev.latchkey.sdk;

/** What the request names does not exist for this account. */
public class NotFoundException extends ApiException {
    private static final long serialVersionUID = 1;

    /** A refusal, as the gateway's client understood it. */
    public NotFoundException(Refusal refusal) {
        super(refusal);
    }
}

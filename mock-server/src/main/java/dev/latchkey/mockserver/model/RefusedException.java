package dev.latchkey.mockserver.model;

/** Ends a request with a refusal. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // A refusal is a normal response, not a bug, so the stack trace is omitted.
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedException(RefusalReason reason, String detail) {
        this(Refusal.of(reason, detail));
    }

    /** The refusal. */
    public Refusal refusal() {
        return refusal;
    }
}

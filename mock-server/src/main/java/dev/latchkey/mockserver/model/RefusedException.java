package dev.latchkey.mockserver.model;

/** Ends a request with a refusal. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        // Refusals are answers, not faults of the program: nobody reads their stack.
        super(refusal.detail(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedException(RefusalReason reason, String detail) {
        this(Refusal.of(reason, detail));
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}

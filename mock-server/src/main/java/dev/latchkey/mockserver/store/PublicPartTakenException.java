package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoreException;

/** Thrown when another key of the gateway has the same public part. */
public final class PublicPartTakenException extends StoreException {
    private static final long serialVersionUID = 1;

    private final String publicPart;

    public PublicPartTakenException(String publicPart) {
        super("Another key already has the public part " + publicPart, null);
        this.publicPart = publicPart;
    }

    /** The public part that is taken. */
    public String publicPart() {
        return publicPart;
    }
}

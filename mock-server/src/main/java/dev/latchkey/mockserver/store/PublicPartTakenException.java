package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.StoreException;

/** Another key of the gateway has this public part. */
public final class PublicPartTakenException extends StoreException {
    private static final long serialVersionUID = 1;

    private final String publicPart;

    public PublicPartTakenException(String publicPart) {
        super("The public part " + publicPart + " is taken", null);
        this.publicPart = publicPart;
    }

    /** The public part that is taken. */
    public String publicPart() {
        return publicPart;
    }
}

package dev.latchkey.mockserver.model;

/**
 * Secret that must remain readable, encrypted with the server's own key.
 *
 * @param encoded algorithm, nonce and cipher text in text form
 */
public record SealedSecret(String encoded) {
    /** Returns a constant, never the cipher text. */
    @Override
    public String toString() {
        return "[sealed]";
    }
}

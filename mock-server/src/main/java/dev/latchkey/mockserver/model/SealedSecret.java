package dev.latchkey.mockserver.model;

/**
 * A secret that must be read again, encrypted under the server's own key.
 *
 * @param encoded algorithm, nonce and cipher text, as text
 */
public record SealedSecret(String encoded) {
    /** Never the cipher text. */
    @Override
    public String toString() {
        return "[sealed]";
    }
}

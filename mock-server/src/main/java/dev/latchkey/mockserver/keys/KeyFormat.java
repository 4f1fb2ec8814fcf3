package dev.latchkey.mockserver.keys;

import dev.latchkey.sdk.keys.KeyRules;

/**
 * What it takes to make a key for a gateway.
 *
 * @param rules what its keys can be
 * @param publicPrefix how public parts begin
 * @param publicLength random characters after that
 */
public record KeyFormat(KeyRules rules, String publicPrefix, int publicLength) {
    /** The gateway's id. */
    public String gateway() {
        return rules.gateway().id();
    }
}

package dev.latchkey.mockserver.keys;

import dev.latchkey.sdk.keys.KeyRules;

/**
 * Format of a gateway's keys.
 *
 * @param rules rules for new keys
 * @param publicPrefix prefix of public parts
 * @param publicLength number of random characters after the prefix
 */
public record KeyFormat(KeyRules rules, String publicPrefix, int publicLength) {
    /** Returns the gateway's id. */
    public String gateway() {
        return rules.gateway().id();
    }
}

package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;

/**
 * Gives keys a new secret at a gateway that can. There is no overlap: the old secret is refused from then on. To change
 * secrets without a gap, make a second key and revoke the first.
 *
 * {@snippet :
 * IssuedKey again = keys.regenerator().orElseThrow().regenerate(key.id()).execute();
 * }
 */
public interface KeyRegenerator {
    /**
     * Gives a key a new secret as long as the old one; all else stays. Fails with
     * {@link dev.latchkey.sdk.NotFoundException} when there is no such key.
     *
     * @param id {@link ApiKey#id()}
     */
    ApiCall<IssuedKey> regenerate(String id);

    /**
     * As {@link #regenerate(String)}, with a secret of another length. Fails with
     * {@link dev.latchkey.sdk.InvalidRequestException} when the gateway has none so long or so short.
     *
     * @param length characters of the new secret
     */
    ApiCall<IssuedKey> regenerate(String id, int length);
}

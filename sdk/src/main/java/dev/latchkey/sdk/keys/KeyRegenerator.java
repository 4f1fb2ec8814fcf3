package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;

/**
 * Replaces the secrets of keys at a gateway that supports it. There is no overlap: the old secret is refused at once.
 * To replace a secret without interruption, create a second key and revoke the first; {@link Rotation} does this.
 *
 * {@snippet :
 * IssuedKey issued = keys.regenerator().orElseThrow().regenerate(key.id()).execute();
 * }
 */
public interface KeyRegenerator {
    /**
     * Replaces a key's secret by one of the same length; all else stays. The call fails with
     * {@link dev.latchkey.sdk.NotFoundException} if the key does not exist.
     *
     * @param id {@link ApiKey#id()}
     */
    ApiCall<IssuedKey> regenerate(String id);

    /**
     * Replaces a key's secret by one of another length. The call fails with
     * {@link dev.latchkey.sdk.InvalidRequestException} if the gateway does not support this length.
     *
     * @param id {@link ApiKey#id()}
     * @param length length of the new secret in characters
     */
    ApiCall<IssuedKey> regenerate(String id, int length);
}

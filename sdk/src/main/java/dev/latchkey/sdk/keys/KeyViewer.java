package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.Secret;

/**
 * Shows the secrets of existing keys at a gateway that stores them.
 *
 * {@snippet :
 * Secret secret = keys.viewer().orElseThrow().view(key.id()).execute();
 * }
 */
public interface KeyViewer {
    /**
     * Returns the secret of a key. The call fails with {@link dev.latchkey.sdk.NotFoundException} if the key does not
     * exist, or if the gateway did not store its secret.
     *
     * @param id {@link ApiKey#id()}
     */
    ApiCall<Secret> view(String id);
}

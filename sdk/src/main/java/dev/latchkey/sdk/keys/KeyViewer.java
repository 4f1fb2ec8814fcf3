package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.Secret;

/**
 * Shows secrets again at a gateway that keeps them.
 *
 * {@snippet :
 * Secret secret = keys.viewer().orElseThrow().view(key.id()).execute();
 * }
 */
public interface KeyViewer {
    /**
     * The secret of a key. Fails with {@link dev.latchkey.sdk.NotFoundException} when there is no such key, or when the
     * gateway kept no secret of it.
     *
     * @param id {@link ApiKey#id()}
     */
    ApiCall<Secret> view(String id);
}

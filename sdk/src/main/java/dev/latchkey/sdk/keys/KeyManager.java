package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import java.util.List;

/** The keys of one account at one gateway. What the gateway can do is in {@link #rules()}. */
public interface KeyManager {
    /** What this gateway can do with keys. Nothing is sent for this. */
    KeyRules rules();

    /** The keys that are not revoked, the newest first. */
    ApiCall<List<ApiKey>> list();

    /**
     * Makes a key. Fails with {@link dev.latchkey.sdk.InvalidRequestException} when something about it is wrong and
     * with {@link dev.latchkey.sdk.LimitException} when the account has as many keys as it can have.
     */
    ApiCall<IssuedKey> create(NewApiKey wanted);

    /**
     * Takes a key back, with effect on its very next use. Fails with {@link dev.latchkey.sdk.NotFoundException} when
     * there is none.
     *
     * @param id {@link ApiKey#id()}
     * @return the key as it is now
     */
    ApiCall<ApiKey> revoke(String id);
}

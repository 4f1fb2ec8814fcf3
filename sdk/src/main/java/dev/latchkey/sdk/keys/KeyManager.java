package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import java.util.List;
import java.util.Optional;

/**
 * The keys of one account at one gateway. What the gateway can do is in {@link #rules()}; what not every gateway can do
 * is behind an {@link Optional}, which is empty where it cannot.
 *
 * {@snippet :
 * IssuedKey made = keys.create(NewApiKey.named("shop").permissions(Permission.of("sms:send")).build()).execute();
 * keys.revoke(made.key().id()).execute();
 * }
 */
public interface KeyManager {
    /** What this gateway can do with keys. Nothing is sent for this. */
    KeyRules rules();

    /** The keys that are not revoked, the newest first. */
    ApiCall<List<ApiKey>> list();

    /**
     * One key. Fails with {@link dev.latchkey.sdk.NotFoundException} when there is none. A gateway may still tell of a
     * revoked key; then its status says so.
     *
     * @param id {@link ApiKey#id()}
     */
    ApiCall<ApiKey> get(String id);

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

    /** Changes keys; empty where the gateway cannot. */
    default Optional<KeyEditor> editor() {
        return Optional.empty();
    }

    /** Gives keys a new secret; empty where the gateway cannot. */
    default Optional<KeyRegenerator> regenerator() {
        return Optional.empty();
    }

    /** Shows secrets again; empty where the gateway keeps none. */
    default Optional<KeyViewer> viewer() {
        return Optional.empty();
    }
}

package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.ApiCall;
import java.util.List;
import java.util.Optional;

/**
 * Manages the keys of one account at one gateway. {@link #rules()} describes what the gateway supports. Features that
 * not every gateway has are behind an {@link Optional}, which is empty if the gateway lacks them.
 *
 * {@snippet :
 * IssuedKey issued = keys.create(NewApiKey.named("shop").permissions(Permission.of("sms:send")).build()).execute();
 * keys.revoke(issued.key().id()).execute();
 * }
 */
public interface KeyManager {
    /** Returns what this gateway supports. Sends nothing. */
    KeyRules rules();

    /** Lists the keys that are not revoked, newest first. */
    ApiCall<List<ApiKey>> list();

    /**
     * Returns a key. The call fails with {@link dev.latchkey.sdk.NotFoundException} if it does not exist. Some gateways
     * also return revoked keys, with that status.
     *
     * @param id {@link ApiKey#id()}
     */
    ApiCall<ApiKey> get(String id);

    /**
     * Creates a key. The call fails with {@link dev.latchkey.sdk.InvalidRequestException} if the specification is
     * invalid, and with {@link dev.latchkey.sdk.LimitException} if the account has its maximum number of keys.
     */
    ApiCall<IssuedKey> create(NewApiKey newKey);

    /**
     * Revokes a key. The gateway refuses it from its next use on. The call fails with
     * {@link dev.latchkey.sdk.NotFoundException} if it does not exist.
     *
     * @param id {@link ApiKey#id()}
     * @return the revoked key
     */
    ApiCall<ApiKey> revoke(String id);

    /** Returns the editor of keys; empty if the gateway cannot change keys. */
    default Optional<KeyEditor> editor() {
        return Optional.empty();
    }

    /** Returns the regenerator of secrets; empty if the gateway cannot replace secrets. */
    default Optional<KeyRegenerator> regenerator() {
        return Optional.empty();
    }

    /** Returns the viewer of secrets; empty if the gateway does not store them. */
    default Optional<KeyViewer> viewer() {
        return Optional.empty();
    }
}

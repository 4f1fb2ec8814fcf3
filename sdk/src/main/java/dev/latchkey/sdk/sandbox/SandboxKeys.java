package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.NewKeyBody;
import java.util.LinkedHashSet;
import java.util.List;

/** The neutral view of {@link SandboxKeysApi}. */
final class SandboxKeys implements KeyManager {
    private final SandboxKeysApi api;

    SandboxKeys(SandboxKeysApi api) {
        this.api = api;
    }

    @Override
    public KeyRules rules() {
        return SandboxKeyRules.RULES;
    }

    @Override
    public ApiCall<List<ApiKey>> list() {
        return api.list(null, null).map(page -> page.items().stream().map(SandboxKeys::toKey).toList());
    }

    @Override
    public ApiCall<ApiKey> get(String id) {
        return api.get(id).map(SandboxKeys::toKey);
    }

    @Override
    public ApiCall<IssuedKey> create(NewApiKey wanted) {
        Environment environment = wanted.environment();
        NewKeyBody body = new NewKeyBody(wanted.name(), environment == null ? null : environment.name(),
                wanted.length(), List.copyOf(wanted.permissions()), wanted.allowedIps(), wanted.expires(), null);
        return api.create(body).map(issued -> new IssuedKey(toKey(issued.key()), issued.secret(), null));
    }

    @Override
    public ApiCall<ApiKey> revoke(String id) {
        return api.revoke(id).map(SandboxKeys::toKey);
    }

    private static ApiKey toKey(KeyResource key) {
        return new ApiKey(key.id(), key.name(), Sandbox.GATEWAY, Environment.of(key.environment()), key.key(),
                key.lastFive(), key.length(), new LinkedHashSet<>(key.permissions()), key.allowedIps(), key.created(),
                key.lastUsed(), key.expires(), KeyStatus.of(key.status()));
    }
}

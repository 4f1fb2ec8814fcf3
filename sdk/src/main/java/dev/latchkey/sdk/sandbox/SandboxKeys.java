package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.ApiCall;
import dev.latchkey.sdk.DecodeException;
import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.keys.ApiKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IssuedKey;
import dev.latchkey.sdk.keys.KeyChange;
import dev.latchkey.sdk.keys.KeyEditor;
import dev.latchkey.sdk.keys.KeyManager;
import dev.latchkey.sdk.keys.KeyRegenerator;
import dev.latchkey.sdk.keys.KeyRules;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.KeyViewer;
import dev.latchkey.sdk.keys.NewApiKey;
import dev.latchkey.sdk.keys.Permission;
import dev.latchkey.sdk.keys.PermissionCatalogue;
import dev.latchkey.sdk.keys.PermissionCatalogue.Access;
import dev.latchkey.sdk.keys.PermissionCatalogue.Entry;
import dev.latchkey.sdk.keys.PermissionCatalogue.Risk;
import dev.latchkey.sdk.sandbox.wire.ActivityPage;
import dev.latchkey.sdk.sandbox.wire.ActivityResource;
import dev.latchkey.sdk.sandbox.wire.EditKeyBody;
import dev.latchkey.sdk.sandbox.wire.IssuedKeyResource;
import dev.latchkey.sdk.sandbox.wire.KeyPage;
import dev.latchkey.sdk.sandbox.wire.KeyResource;
import dev.latchkey.sdk.sandbox.wire.NewKeyBody;
import dev.latchkey.sdk.sandbox.wire.PermissionPage;
import dev.latchkey.sdk.sandbox.wire.RegenerateKeyBody;
import dev.latchkey.sdk.sandbox.wire.SecretResource;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Manages the API keys of a sandbox account.
 *
 * {@snippet :
 * for (ApiKey key : session.keys().all()) {
 *     session.keys().activity(key.id()).stream().limit(10).forEach(request -> System.out.println(request.at() + " " + request.route()));
 * }
 * session.keys().editor().orElseThrow().edit("key_1", KeyChange.none().name("shop 2")).execute();
 * }
 */
public final class SandboxKeys implements KeyManager {
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
        return api.list(null, null).map(SandboxKeys::toKeys);
    }

    @Override
    public ApiCall<ApiKey> get(String id) {
        return api.get(id).map(SandboxKeys::toKey);
    }

    @Override
    public ApiCall<IssuedKey> create(NewApiKey spec) {
        return api.create(body(spec)).map(SandboxKeys::toIssued);
    }

    @Override
    public ApiCall<ApiKey> revoke(String id) {
        return api.revoke(id).map(SandboxKeys::toKey);
    }

    @Override
    public Optional<KeyEditor> editor() {
        return Optional.of((id, change) -> api.edit(id, body(change)).map(SandboxKeys::toKey));
    }

    @Override
    public Optional<KeyRegenerator> regenerator() {
        return Optional.of(new KeyRegenerator() {
            @Override
            public ApiCall<IssuedKey> regenerate(String id) {
                return api.regenerate(id, new RegenerateKeyBody(null)).map(SandboxKeys::toIssued);
            }

            @Override
            public ApiCall<IssuedKey> regenerate(String id, int length) {
                return api.regenerate(id, new RegenerateKeyBody(length)).map(SandboxKeys::toIssued);
            }
        });
    }

    /** Returns the viewer for secrets of keys created as {@link NewApiKey#viewable() viewable}. */
    @Override
    public Optional<KeyViewer> viewer() {
        return Optional.of(id -> api.secret(id).map(SecretResource::secret));
    }

    /** Lists all keys that are not revoked, the newest first. */
    public Paged<ApiKey> all() {
        return Paged.byCursor(cursor -> api.list(null, cursor), KeyPage::items, KeyPage::next).map(SandboxKeys::toKey);
    }

    /** Lists the requests made with a key, the newest first. */
    public Paged<ActivityResource> activity(String id) {
        return Paged.byCursor(cursor -> api.activity(id, null, cursor), ActivityPage::items, ActivityPage::next);
    }

    private static NewKeyBody body(NewApiKey spec) {
        Environment environment = spec.environment();
        return new NewKeyBody(spec.name(), environment == null ? null : environment.name(), spec.length(),
                List.copyOf(spec.permissions()), spec.allowedIps(), spec.expires(),
                spec.viewable() ? Boolean.TRUE : null);
    }

    private static EditKeyBody body(KeyChange change) {
        Set<Permission> permissions = change.permissions();
        return new EditKeyBody(change.name(), permissions == null ? null : List.copyOf(permissions),
                change.allowedIps(), change.expires());
    }

    private static IssuedKey toIssued(IssuedKeyResource issued) {
        return new IssuedKey(toKey(issued.key()), issued.secret(), null);
    }

    static ApiCall<PermissionCatalogue> catalogue(SandboxAccountApi account) {
        return account.permissions().map(SandboxKeys::toCatalogue);
    }

    private static PermissionCatalogue toCatalogue(PermissionPage page) {
        List<Entry> entries = page.items().stream().map(entry -> new Entry(entry.name(), entry.group(),
                access(entry.name()), risk(entry.risk()), entry.summary())).toList();
        try {
            return new PermissionCatalogue(entries, true);
        } catch (IllegalArgumentException e) {
            throw new DecodeException(e.getMessage(), "$.items", e);
        }
    }

    /** Returns the access of a permission. The API does not state it, and an unknown permission may allow changes. */
    private static Access access(Permission permission) {
        return SandboxKeyRules.RULES.permissions().catalogue().find(permission).map(Entry::access)
                .orElse(Access.CHANGE);
    }

    /** Returns the risk of this name. An unknown risk counts as high. */
    private static Risk risk(String name) {
        return Arrays.stream(Risk.values()).filter(risk -> risk.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst().orElse(Risk.HIGH);
    }

    /** Refuses a list that goes on, since callers such as a rotation would take a missing key for a revoked one. */
    private static List<ApiKey> toKeys(KeyPage first) {
        if (first.next() != null && !first.next().isEmpty()) {
            throw new DecodeException("The account has more keys than fit into one response. Use all() instead.",
                    "$.next", null);
        }
        List<KeyResource> page = first.items();
        ApiKey[] keys = new ApiKey[page.size()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = toKey(page.get(i));
        }
        return Collections.unmodifiableList(Arrays.asList(keys));
    }

    private static ApiKey toKey(KeyResource key) {
        return new ApiKey(key.id(), key.name(), Sandbox.GATEWAY, key.environment(), key.key(),
                key.lastFive(), key.length(), asSet(key.permissions()), key.allowedIps(), key.created(),
                key.lastUsed(), key.expires(), KeyStatus.of(key.status()), key.viewable());
    }

    /** Returns a set view of the permissions, which {@code ApiKey} copies. */
    private static Set<Permission> asSet(List<Permission> permissions) {
        return new AbstractSet<>() {
            @Override
            public Iterator<Permission> iterator() {
                return permissions.iterator();
            }

            @Override
            public int size() {
                return permissions.size();
            }
        };
    }
}

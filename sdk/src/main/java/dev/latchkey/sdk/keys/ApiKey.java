package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Gateway;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An existing API key, without its secret.
 *
 * {@snippet :
 * for (ApiKey key : keys.list().execute()) {
 *     System.out.println(key.name() + " " + key.lastFive() + " " + key.status());
 * }
 * }
 *
 * @param id the gateway's id of the key, which does not change
 * @param name name that the owner gave the key
 * @param gateway gateway that the key belongs to
 * @param environment live or sandbox
 * @param consumerKey public part, used like a user name; null if the gateway's keys have only a secret
 * @param lastFive last five characters of the secret; empty if the gateway does not provide them
 * @param length length of the secret in characters; null if the gateway does not provide it
 * @param permissions permissions of the key
 * @param allowedIps addresses from which the key can be used; empty for all
 * @param created time of creation; null if the gateway does not provide it
 * @param lastUsed time at which the key was last accepted; null if never, or if the gateway does not provide it
 * @param expires time of expiry; null for never
 * @param status says if the key is accepted
 * @param viewable true if the secret can be read again
 */
public record ApiKey(String id, String name, Gateway gateway, Environment environment, @Nullable String consumerKey,
        String lastFive, @Nullable Integer length, Set<Permission> permissions, List<IpRange> allowedIps,
        @Nullable Instant created, @Nullable Instant lastUsed, @Nullable Instant expires, KeyStatus status,
        boolean viewable) {
    public ApiKey {
        permissions = PermissionSet.of(permissions);
        allowedIps = List.copyOf(allowedIps);
    }

    /** Creates a key whose secret was shown only once. */
    public ApiKey(String id, String name, Gateway gateway, Environment environment, @Nullable String consumerKey,
            String lastFive, @Nullable Integer length, Set<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant created, @Nullable Instant lastUsed, @Nullable Instant expires, KeyStatus status) {
        this(id, name, gateway, environment, consumerKey, lastFive, length, permissions, allowedIps, created, lastUsed,
                expires, status, false);
    }

    /** Returns true if the key has the permission or {@link Permission#EVERYTHING}. */
    public boolean may(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.EVERYTHING);
    }
}

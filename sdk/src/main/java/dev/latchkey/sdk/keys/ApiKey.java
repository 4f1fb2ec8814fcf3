package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Gateway;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API key as its owner sees it later: everything but the secret.
 *
 * {@snippet :
 * for (ApiKey key : keys.list().execute()) {
 *     System.out.println(key.name() + " " + key.lastFive() + " " + key.status());
 * }
 * }
 *
 * @param id the gateway's name for it, stable while it lives
 * @param name the owner's name for it
 * @param gateway whose key it is
 * @param environment live or sandbox
 * @param consumerKey the public part, used like a user name; null where the gateway's keys have one part
 * @param lastFive last five characters of the secret; empty where the gateway does not tell
 * @param length characters of the secret; null where the gateway does not tell
 * @param permissions what it may do
 * @param allowedIps where it may be used from; empty means from everywhere
 * @param created when it was made; null where the gateway does not tell
 * @param lastUsed when it was last accepted; null for never, or where the gateway does not tell
 * @param expires when it ends by itself; null for never
 * @param status whether it is accepted
 * @param viewable whether its secret can be read again
 */
public record ApiKey(String id, String name, Gateway gateway, Environment environment, @Nullable String consumerKey,
        String lastFive, @Nullable Integer length, Set<Permission> permissions, List<IpRange> allowedIps,
        @Nullable Instant created, @Nullable Instant lastUsed, @Nullable Instant expires, KeyStatus status,
        boolean viewable) {
    public ApiKey {
        permissions = PermissionSet.of(permissions);
        allowedIps = List.copyOf(allowedIps);
    }

    /** A key whose secret was shown once. */
    public ApiKey(String id, String name, Gateway gateway, Environment environment, @Nullable String consumerKey,
            String lastFive, @Nullable Integer length, Set<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant created, @Nullable Instant lastUsed, @Nullable Instant expires, KeyStatus status) {
        this(id, name, gateway, environment, consumerKey, lastFive, length, permissions, allowedIps, created, lastUsed,
                expires, status, false);
    }

    /** Whether it may do this: it has the permission, or {@link Permission#EVERYTHING}. */
    public boolean may(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.EVERYTHING);
    }
}

package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.KeyStatus;
import dev.latchkey.sdk.keys.Permission;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API key as stored by the server: all properties, but only a hash of the secret.
 *
 * @param id unique id
 * @param accountId account that owns the key
 * @param gateway gateway whose API accepts the key
 * @param name name chosen by the owner
 * @param publicPart public part, used like a user name; unique per gateway
 * @param secretHash hash of the secret
 * @param lastFive last five characters of the secret
 * @param length number of characters of the secret
 * @param sealedSecret the encrypted secret if its owner may read it again; null if it was shown only once
 * @param environment live or sandbox
 * @param permissions permissions by the gateway's names
 * @param allowedIps network ranges it may be used from; empty for any
 * @param created creation time
 * @param lastUsed time of last use; null for never
 * @param lastUsedFrom network address of last use; null for never
 * @param expires expiry time; null for never
 * @param revoked time of revocation; null if not revoked
 */
public record StoredKey(String id, String accountId, String gateway, String name, String publicPart,
        SecretHash secretHash, String lastFive, int length, @Nullable SealedSecret sealedSecret,
        Environment environment, List<Permission> permissions,
        List<IpRange> allowedIps, Instant created, @Nullable Instant lastUsed, @Nullable String lastUsedFrom,
        @Nullable Instant expires, @Nullable Instant revoked) {
    public StoredKey {
        permissions = List.copyOf(permissions);
        allowedIps = List.copyOf(allowedIps);
    }

    /** The status at the given time. Expiry is never stored; it follows from the clock. */
    public KeyStatus status(Instant now) {
        if (revoked != null) {
            return KeyStatus.REVOKED;
        }
        return expires != null && !now.isBefore(expires) ? KeyStatus.EXPIRED : KeyStatus.ACTIVE;
    }

    /** Returns true if the key has the permission, or all permissions. */
    public boolean hasPermission(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.EVERYTHING);
    }

    /** Returns true if the key may be used from the network address. */
    public boolean allows(InetAddress address) {
        return allowedIps.isEmpty() || allowedIps.stream().anyMatch(range -> range.contains(address));
    }

    /** Returns a revoked copy of this key. */
    public StoredKey revokedAt(Instant when) {
        return new StoredKey(id, accountId, gateway, name, publicPart, secretHash, lastFive, length, sealedSecret,
                environment,
                permissions, allowedIps, created, lastUsed, lastUsedFrom, expires, when);
    }

    /** Returns a copy with this last use. */
    public StoredKey usedAt(Instant when, String from) {
        return new StoredKey(id, accountId, gateway, name, publicPart, secretHash, lastFive, length, sealedSecret,
                environment,
                permissions, allowedIps, created, when, from, expires, revoked);
    }

    /** Returns a copy with new values of the properties that the owner may change. */
    public StoredKey edited(String newName, List<Permission> newPermissions, List<IpRange> newAllowedIps,
            @Nullable Instant newExpires) {
        return new StoredKey(id, accountId, gateway, newName, publicPart, secretHash, lastFive, length, sealedSecret,
                environment, newPermissions, newAllowedIps, created, lastUsed, lastUsedFrom, newExpires, revoked);
    }

    /** Returns a copy with another secret. */
    public StoredKey withSecret(SecretHash newHash, String newLastFive, int newLength,
            @Nullable SealedSecret newSealed) {
        return new StoredKey(id, accountId, gateway, name, publicPart, newHash, newLastFive, newLength, newSealed,
                environment, permissions, allowedIps, created, lastUsed, lastUsedFrom, expires, revoked);
    }
}

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
 * A key as the server keeps it: everything but its secret.
 *
 * @param id its name for programs
 * @param accountId whose it is
 * @param gateway which gateway's API it opens
 * @param name the owner's name for it
 * @param publicPart what is used like a user name; no two keys of a gateway have the same
 * @param secretHash what is kept of the secret
 * @param lastFive last five characters of the secret
 * @param length characters of the secret
 * @param sealedSecret the secret itself, sealed, where its owner may read it again; null where it was shown once only
 * @param environment live or sandbox
 * @param permissions by the gateway's names
 * @param allowedIps where it may be used from; empty for everywhere
 * @param created when it was made
 * @param lastUsed when it was last accepted; null for never
 * @param lastUsedFrom from which address; null for never
 * @param expires when it ends by itself; null for never
 * @param revoked when it was taken back; null when it was not
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

    /** Whether it is accepted at this moment. Expiry is never stored: the clock alone says so. */
    public KeyStatus status(Instant now) {
        if (revoked != null) {
            return KeyStatus.REVOKED;
        }
        return expires != null && !now.isBefore(expires) ? KeyStatus.EXPIRED : KeyStatus.ACTIVE;
    }

    /** Whether it may do this. */
    public boolean hasPermission(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.EVERYTHING);
    }

    /** Whether it may be used from there. */
    public boolean allows(InetAddress address) {
        return allowedIps.isEmpty() || allowedIps.stream().anyMatch(range -> range.contains(address));
    }

    /** The same key, taken back. */
    public StoredKey revokedAt(Instant when) {
        return new StoredKey(id, accountId, gateway, name, publicPart, secretHash, lastFive, length, sealedSecret,
                environment,
                permissions, allowedIps, created, lastUsed, lastUsedFrom, expires, when);
    }

    /** The same key, after it was accepted. */
    public StoredKey usedAt(Instant when, String from) {
        return new StoredKey(id, accountId, gateway, name, publicPart, secretHash, lastFive, length, sealedSecret,
                environment,
                permissions, allowedIps, created, when, from, expires, revoked);
    }

    /** The same key with what its owner may change. */
    public StoredKey edited(String newName, List<Permission> newPermissions, List<IpRange> newAllowedIps,
            @Nullable Instant newExpires) {
        return new StoredKey(id, accountId, gateway, newName, publicPart, secretHash, lastFive, length, sealedSecret,
                environment, newPermissions, newAllowedIps, created, lastUsed, lastUsedFrom, newExpires, revoked);
    }

    /** The same key with another secret. */
    public StoredKey withSecret(SecretHash newHash, String newLastFive, int newLength,
            @Nullable SealedSecret newSealed) {
        return new StoredKey(id, accountId, gateway, name, publicPart, newHash, newLastFive, newLength, newSealed,
                environment, permissions, allowedIps, created, lastUsed, lastUsedFrom, expires, revoked);
    }
}

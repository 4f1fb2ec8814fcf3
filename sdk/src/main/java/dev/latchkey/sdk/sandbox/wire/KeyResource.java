package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * API key without its secret.
 *
 * {@snippet :
 * KeyResource found = session.operations().keys().get(key.id()).execute();
 * System.out.println(found.name() + " " + found.lastFive() + " " + found.status());
 * }
 *
 * @param id its ID
 * @param name name given by the owner
 * @param key public part of the key, used as the user name
 * @param environment {@code sandbox} or {@code live}
 * @param lastFive last five characters of the secret
 * @param length number of characters of the secret
 * @param viewable true if the secret can be read again
 * @param permissions permissions of the catalogue, or {@code *} for all
 * @param allowedIps allowed IP addresses and ranges; empty for all
 * @param created creation time
 * @param lastUsed time of the last accepted use; null for never
 * @param lastUsedFrom IP address of the last accepted use; null for never
 * @param expires expiry; null for never
 * @param status {@code active}, {@code expired} or {@code revoked}
 */
public record KeyResource(String id, String name, String key, Environment environment, String lastFive, int length,
        boolean viewable, List<Permission> permissions, List<IpRange> allowedIps, Instant created,
        @Nullable Instant lastUsed, @Nullable String lastUsedFrom, @Nullable Instant expires, String status) {}

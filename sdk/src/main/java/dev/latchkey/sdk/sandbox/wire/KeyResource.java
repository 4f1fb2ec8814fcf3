package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key without its secret.
 *
 * {@snippet :
 * KeyResource found = session.operations().keys().get(key.id()).execute();
 * System.out.println(found.name() + " " + found.lastFive() + " " + found.status());
 * }
 *
 * @param id its name for programs
 * @param name the owner's name for it
 * @param key the consumer key: the user name of the pair
 * @param environment {@code sandbox} or {@code live}
 * @param lastFive last five characters of the secret
 * @param length characters of the secret
 * @param viewable whether its secret can be read again
 * @param permissions names of the catalogue, or {@code *}
 * @param allowedIps addresses and ranges; empty for everywhere
 * @param created when it was made
 * @param lastUsed when it was last accepted; null for never
 * @param lastUsedFrom from which address; null for never
 * @param expires when it ends by itself; null for never
 * @param status {@code active}, {@code expired} or {@code revoked}
 */
public record KeyResource(String id, String name, String key, String environment, String lastFive, int length,
        boolean viewable, List<Permission> permissions, List<IpRange> allowedIps, Instant created,
        @Nullable Instant lastUsed, @Nullable String lastUsedFrom, @Nullable Instant expires, String status) {}

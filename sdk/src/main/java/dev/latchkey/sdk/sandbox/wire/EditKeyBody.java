package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /sandbox/v1/keys/{id}}: what shall be another. What is null stays as it is.
 *
 * {@snippet :
 * EditKeyBody neverExpires = new EditKeyBody(null, null, null, Optional.empty());
 * session.operations().keys().edit(key.id(), neverExpires).execute();
 * }
 *
 * @param name the owner's name for it, 1 to 100 characters
 * @param permissions names of the catalogue, or {@code *} for all; at least one
 * @param allowedIps addresses and ranges; empty for everywhere
 * @param expires when it ends by itself; {@link Optional#empty()} for never
 */
public record EditKeyBody(@Nullable String name, @Nullable List<Permission> permissions,
        @Nullable List<IpRange> allowedIps, @Nullable Optional<Instant> expires) {}

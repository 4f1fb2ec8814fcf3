package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code PATCH /sandbox/v1/keys/{id}}: changes to a key. A null component leaves that property
 * unchanged.
 *
 * {@snippet :
 * EditKeyBody neverExpires = new EditKeyBody(null, null, null, Optional.empty());
 * session.operations().keys().edit(key.id(), neverExpires).execute();
 * }
 *
 * @param name name given by the owner, 1 to 100 characters
 * @param permissions at least one permission of the catalogue, or {@code *} for all
 * @param allowedIps allowed IP addresses and ranges; empty for all
 * @param expires expiry; {@link Optional#empty()} for never
 */
public record EditKeyBody(@Nullable String name, @Nullable List<Permission> permissions,
        @Nullable List<IpRange> allowedIps, @Nullable Optional<Instant> expires) {}

package dev.latchkey.mockserver.keys;

import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a key. A null component leaves that property unchanged.
 *
 * @param name the owner's name for the key
 * @param permissions permissions of the key
 * @param allowedIps addresses from which the key can be used; empty for all
 * @param expires when the key expires; empty for never
 */
public record KeyEdit(@Nullable String name, @Nullable Collection<Permission> permissions,
        @Nullable List<IpRange> allowedIps, @Nullable Optional<Instant> expires) {
    StoredKey apply(StoredKey key) {
        Optional<Instant> end = expires == null ? Optional.ofNullable(key.expires()) : expires;
        return key.edited(Objects.requireNonNullElse(name, key.name()),
                permissions == null ? key.permissions() : List.copyOf(permissions),
                Objects.requireNonNullElse(allowedIps, key.allowedIps()), end.orElse(null));
    }
}

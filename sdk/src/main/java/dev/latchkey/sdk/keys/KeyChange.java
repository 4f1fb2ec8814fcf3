package dev.latchkey.sdk.keys;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a key shall be another. What is null stays as it is. Immutable; each method gives a change with one thing
 * more.
 *
 * {@snippet :
 * KeyChange change = KeyChange.none().name("ci, read only").permissions(Permission.of("messages:read")).neverExpires();
 * keys.editor().orElseThrow().edit(key.id(), change).execute();
 * }
 *
 * @param name the owner's name for it
 * @param permissions what it may do, in place of all it could do before
 * @param allowedIps where it may be used from, in place of all before; empty for everywhere
 * @param expires when it ends by itself; {@link Optional#empty()} for never
 */
public record KeyChange(@Nullable String name, @Nullable Set<Permission> permissions,
        @Nullable List<IpRange> allowedIps, @Nullable Optional<Instant> expires) {
    private static final KeyChange NONE = new KeyChange(null, null, null, null);

    public KeyChange {
        permissions = permissions == null ? null : PermissionSet.of(permissions);
        allowedIps = allowedIps == null ? null : List.copyOf(allowedIps);
    }

    /** The change that changes nothing. */
    public static KeyChange none() {
        return NONE;
    }

    /** As this, with another name. */
    public KeyChange name(String value) {
        return new KeyChange(value, permissions, allowedIps, expires);
    }

    /** As this, with these permissions in place of all. */
    public KeyChange permissions(Permission... values) {
        return permissions(Arrays.asList(values));
    }

    /** As this, with these permissions in place of all. */
    public KeyChange permissions(Collection<Permission> values) {
        return new KeyChange(name, PermissionSet.of(values), allowedIps, expires);
    }

    /** As this, with these addresses in place of all. For none, see {@link #allowedEverywhere}. */
    public KeyChange allowedIps(IpRange... values) {
        return allowedIps(Arrays.asList(values));
    }

    /** As this, with these addresses in place of all; none means everywhere. */
    public KeyChange allowedIps(Collection<IpRange> values) {
        return new KeyChange(name, permissions, List.copyOf(values), expires);
    }

    /** As this, usable from everywhere. */
    public KeyChange allowedEverywhere() {
        return allowedIps(List.of());
    }

    /** As this, with an end. */
    public KeyChange expires(Instant value) {
        return new KeyChange(name, permissions, allowedIps, Optional.of(value));
    }

    /** As this, without an end. */
    public KeyChange neverExpires() {
        return new KeyChange(name, permissions, allowedIps, Optional.empty());
    }

    /** Whether it changes nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** The key as it would be after this, for a gateway that wants all of it sent. */
    public ApiKey applyTo(ApiKey key) {
        Optional<Instant> end = expires == null ? Optional.ofNullable(key.expires()) : expires;
        return new ApiKey(key.id(), Objects.requireNonNullElse(name, key.name()), key.gateway(), key.environment(),
                key.consumerKey(), key.lastFive(), key.length(),
                Objects.requireNonNullElse(permissions, key.permissions()),
                Objects.requireNonNullElse(allowedIps, key.allowedIps()), key.created(), key.lastUsed(),
                end.orElse(null), key.status(), key.viewable());
    }
}

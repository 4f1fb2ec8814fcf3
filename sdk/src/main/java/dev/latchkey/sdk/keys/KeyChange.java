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
 * Changes to a key. A null component leaves that property unchanged. Immutable: each method returns a changed copy.
 *
 * {@snippet :
 * KeyChange change = KeyChange.none().name("ci, read only").permissions(Permission.of("messages:read")).neverExpires();
 * keys.editor().orElseThrow().edit(key.id(), change).execute();
 * }
 *
 * @param name new name
 * @param permissions permissions that replace all current ones
 * @param allowedIps addresses that replace all current ones; empty to allow all
 * @param expires new time of expiry; {@link Optional#empty()} for never
 */
public record KeyChange(@Nullable String name, @Nullable Set<Permission> permissions,
        @Nullable List<IpRange> allowedIps, @Nullable Optional<Instant> expires) {
    private static final KeyChange NONE = new KeyChange(null, null, null, null);

    public KeyChange {
        permissions = permissions == null ? null : PermissionSet.of(permissions);
        allowedIps = allowedIps == null ? null : List.copyOf(allowedIps);
    }

    /** Returns a change without effect. */
    public static KeyChange none() {
        return NONE;
    }

    /** Also sets the name. */
    public KeyChange name(String value) {
        return new KeyChange(value, permissions, allowedIps, expires);
    }

    /** Also replaces all permissions. */
    public KeyChange permissions(Permission... values) {
        return permissions(Arrays.asList(values));
    }

    /** Also replaces all permissions. */
    public KeyChange permissions(Collection<Permission> values) {
        return new KeyChange(name, PermissionSet.of(values), allowedIps, expires);
    }

    /** Also replaces all allowed addresses. To allow all, see {@link #allowedEverywhere}. */
    public KeyChange allowedIps(IpRange... values) {
        return allowedIps(Arrays.asList(values));
    }

    /** Also replaces all allowed addresses; an empty collection allows all. */
    public KeyChange allowedIps(Collection<IpRange> values) {
        return new KeyChange(name, permissions, List.copyOf(values), expires);
    }

    /** Also allows all addresses. */
    public KeyChange allowedEverywhere() {
        return allowedIps(List.of());
    }

    /** Also sets the time of expiry. */
    public KeyChange expires(Instant value) {
        return new KeyChange(name, permissions, allowedIps, Optional.of(value));
    }

    /** Also removes the expiry. */
    public KeyChange neverExpires() {
        return new KeyChange(name, permissions, allowedIps, Optional.empty());
    }

    /** Returns true if this changes nothing. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** Returns the key with these changes, for gateways that require the whole key. */
    public ApiKey applyTo(ApiKey key) {
        Optional<Instant> end = expires == null ? Optional.ofNullable(key.expires()) : expires;
        return new ApiKey(key.id(), Objects.requireNonNullElse(name, key.name()), key.gateway(), key.environment(),
                key.consumerKey(), key.lastFive(), key.length(),
                Objects.requireNonNullElse(permissions, key.permissions()),
                Objects.requireNonNullElse(allowedIps, key.allowedIps()), key.created(), key.lastUsed(),
                end.orElse(null), key.status(), key.viewable());
    }
}

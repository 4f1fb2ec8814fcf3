package dev.latchkey.sdk.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made. What the gateway cannot do is refused by it, never dropped in silence.
 *
 * {@snippet :
 * NewApiKey wanted = NewApiKey.named("ci").environment(Environment.SANDBOX).permissions(Permission.of("sms:send"))
 *         .allowedIps(IpRange.parse("203.0.113.0/24")).build();
 * }
 *
 * @param name the owner's name for it
 * @param environment live or sandbox; null for the gateway's standard
 * @param length characters of the secret; null for the gateway's standard
 * @param permissions what it may do
 * @param allowedIps where it may be used from; empty means from everywhere
 * @param expires when it ends by itself; null for never
 * @param viewable whether its secret shall be readable again later, where the gateway lets one choose that
 */
public record NewApiKey(String name, @Nullable Environment environment, @Nullable Integer length,
        Set<Permission> permissions, List<IpRange> allowedIps, @Nullable Instant expires, boolean viewable) {
    public NewApiKey {
        permissions = PermissionSet.of(permissions);
        allowedIps = List.copyOf(allowedIps);
    }

    /** A key whose secret is shown once. */
    public NewApiKey(String name, @Nullable Environment environment, @Nullable Integer length,
            Set<Permission> permissions, List<IpRange> allowedIps, @Nullable Instant expires) {
        this(name, environment, length, permissions, allowedIps, expires, false);
    }

    /** Starts a key of this name, with no permission yet. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * Starts a key of this name that is as another: its environment, length, permissions, addresses and expiry. That is
     * what a {@link Rotation} begins with.
     */
    public static Builder like(ApiKey other, String name) {
        Builder builder = named(name).environment(other.environment()).permissions(other.permissions())
                .allowedIps(other.allowedIps()).expires(other.expires()).viewable(other.viewable());
        return other.length() == null ? builder : builder.length(other.length());
    }

    /** Collects what a key shall be. Not safe for use by several threads. */
    public static final class Builder {
        private final String name;
        private @Nullable Environment environment;
        private @Nullable Integer length;
        private final List<Permission> permissions = new ArrayList<>();
        private final List<IpRange> allowedIps = new ArrayList<>();
        private @Nullable Instant expires;
        private boolean viewable;

        private Builder(String name) {
            this.name = name;
        }

        /** Live or sandbox; unset, the gateway's standard. */
        public Builder environment(Environment value) {
            environment = value;
            return this;
        }

        /** Characters of the secret; unset, the gateway's standard. */
        public Builder length(int value) {
            length = value;
            return this;
        }

        /** Adds what it may do. */
        public Builder permissions(Permission... values) {
            return permissions(Arrays.asList(values));
        }

        /** Adds what it may do. */
        public Builder permissions(Collection<Permission> values) {
            permissions.addAll(values);
            return this;
        }

        /** Adds addresses it may be used from; without any, it may be used from everywhere. */
        public Builder allowedIps(IpRange... values) {
            return allowedIps(Arrays.asList(values));
        }

        /** Adds addresses it may be used from; without any, it may be used from everywhere. */
        public Builder allowedIps(Collection<IpRange> values) {
            allowedIps.addAll(values);
            return this;
        }

        /** When it ends by itself; unset or null, never. */
        public Builder expires(@Nullable Instant value) {
            expires = value;
            return this;
        }

        /** Whether its secret shall be readable again later; unset, no. */
        public Builder viewable(boolean value) {
            viewable = value;
            return this;
        }

        /** The key to be made. */
        public NewApiKey build() {
            return new NewApiKey(name, environment, length, PermissionSet.of(permissions), allowedIps, expires,
                    viewable);
        }
    }
}

package dev.latchkey.sdk.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Specification of a key to create. The gateway refuses what it does not support; nothing is dropped silently.
 *
 * {@snippet :
 * NewApiKey newKey = NewApiKey.named("ci").environment(Environment.SANDBOX).permissions(Permission.of("sms:send"))
 *         .allowedIps(IpRange.parse("203.0.113.0/24")).build();
 * }
 *
 * @param name name of the key
 * @param environment live or sandbox; null for the gateway's default
 * @param length length of the secret in characters; null for the gateway's default
 * @param permissions permissions of the key
 * @param allowedIps addresses from which the key can be used; empty for all
 * @param expires time of expiry; null for never
 * @param viewable true if the secret must be readable later, at gateways that offer the choice
 */
public record NewApiKey(String name, @Nullable Environment environment, @Nullable Integer length,
        Set<Permission> permissions, List<IpRange> allowedIps, @Nullable Instant expires, boolean viewable) {
    public NewApiKey {
        permissions = PermissionSet.of(permissions);
        allowedIps = List.copyOf(allowedIps);
    }

    /** Creates the specification of a key whose secret is shown only once. */
    public NewApiKey(String name, @Nullable Environment environment, @Nullable Integer length,
            Set<Permission> permissions, List<IpRange> allowedIps, @Nullable Instant expires) {
        this(name, environment, length, permissions, allowedIps, expires, false);
    }

    /** Starts the specification of a key with this name, without permissions. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * Starts the specification of a key with the environment, length, permissions, addresses and expiry of another. Use
     * it to start a {@link Rotation}.
     */
    public static Builder like(ApiKey other, String name) {
        Builder builder = named(name).environment(other.environment()).permissions(other.permissions())
                .allowedIps(other.allowedIps()).expires(other.expires()).viewable(other.viewable());
        return other.length() == null ? builder : builder.length(other.length());
    }

    /** Builder of a {@link NewApiKey}. Not safe for use by several threads. */
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

        /** Sets the environment. Default: the gateway's. */
        public Builder environment(Environment value) {
            environment = value;
            return this;
        }

        /** Sets the length of the secret in characters. Default: the gateway's. */
        public Builder length(int value) {
            length = value;
            return this;
        }

        /** Adds permissions. */
        public Builder permissions(Permission... values) {
            return permissions(Arrays.asList(values));
        }

        /** Adds permissions. */
        public Builder permissions(Collection<Permission> values) {
            permissions.addAll(values);
            return this;
        }

        /** Adds addresses from which the key can be used. Without any, all are allowed. */
        public Builder allowedIps(IpRange... values) {
            return allowedIps(Arrays.asList(values));
        }

        /** Adds addresses from which the key can be used. Without any, all are allowed. */
        public Builder allowedIps(Collection<IpRange> values) {
            allowedIps.addAll(values);
            return this;
        }

        /** Sets the time of expiry. Default, and if null: never. */
        public Builder expires(@Nullable Instant value) {
            expires = value;
            return this;
        }

        /** Sets if the secret can be read later. Default: false. */
        public Builder viewable(boolean value) {
            viewable = value;
            return this;
        }

        /** Returns the specification. */
        public NewApiKey build() {
            return new NewApiKey(name, environment, length, PermissionSet.of(permissions), allowedIps, expires,
                    viewable);
        }
    }
}

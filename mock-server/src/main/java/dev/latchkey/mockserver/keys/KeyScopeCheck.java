package dev.latchkey.mockserver.keys;

import dev.latchkey.mockserver.auth.AuthenticatedCaller;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.sdk.keys.Environment;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prevents a key from granting more access than it has. If another key has a wider scope, a key can only revoke it. It
 * cannot create such a key, change a key into one, or change or read one. A person who signed in has full access to the
 * account's keys.
 */
public final class KeyScopeCheck {
    private KeyScopeCheck() {}

    /** Properties that limit what a key gives access to. */
    record KeyScope(Environment environment, Collection<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires) {
        static KeyScope of(StoredKey key) {
            return new KeyScope(key.environment(), key.permissions(), key.allowedIps(), key.expires());
        }
    }

    /** Refuses a caller whose key has a narrower scope than the other key. */
    static void check(AuthenticatedCaller caller, KeyScope other) {
        if (caller instanceof AuthenticatedCaller.ByKey by) {
            check(by.key(), other);
        }
    }

    /**
     * Does the same as {@link #check(AuthenticatedCaller, KeyScope)}. If the key is the caller's own, its current state counts,
     * which may have changed since authentication.
     */
    static void check(AuthenticatedCaller caller, StoredKey current, KeyScope other) {
        if (caller instanceof AuthenticatedCaller.ByKey by) {
            check(by.key().id().equals(current.id()) ? current : by.key(), other);
        }
    }

    private static void check(StoredKey own, KeyScope other) {
        for (Permission permission : other.permissions()) {
            if (!own.hasPermission(permission)) {
                throw new RefusedException(RefusalReason.PERMISSION_MISSING, "This key lacks the permission '"
                        + permission.name()
                        + "', so it cannot create, change or read a key that has it."
                        + " Use a key that has it, or sign in.");
            }
        }
        if (!own.environment().equals(Environment.LIVE) && !other.environment().equals(own.environment())) {
            throw tooWide("is a " + own.environment().name() + " key", "for " + other.environment().name());
        }
        if (own.expires() != null && (other.expires() == null || other.expires().isAfter(own.expires()))) {
            throw tooWide("expires at " + own.expires(), "that expires later");
        }
        boolean within = own.allowedIps().isEmpty() || !other.allowedIps().isEmpty() && other.allowedIps().stream()
                .allMatch(range -> own.allowedIps().stream().anyMatch(allowed -> allowed.contains(range)));
        if (!within) {
            throw tooWide("can be used from certain addresses only", "that can be used from others");
        }
    }

    private static RefusedException tooWide(String own, String other) {
        return new RefusedException(RefusalReason.KEY_TOO_WIDE,
                "This key " + own + ", so it cannot create, change or read a key " + other
                        + ". Use a key with more access, or sign in.");
    }
}

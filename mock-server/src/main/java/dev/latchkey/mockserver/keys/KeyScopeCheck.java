package dev.latchkey.mockserver.keys;

import dev.latchkey.mockserver.auth.Caller;

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
 * Keeps a key from giving more than it has. Over keys that are wider than itself it has no power but to revoke them: it
 * can neither make them, nor change a key into one, nor change or read one that is. A person who signed in has all
 * power over the account's keys.
 */
public final class KeyScopeCheck {
    private KeyScopeCheck() {}

    /** What makes a key wide or narrow. */
    record KeyScope(Environment environment, Collection<Permission> permissions, List<IpRange> allowedIps,
            @Nullable Instant expires) {
        static KeyScope of(StoredKey key) {
            return new KeyScope(key.environment(), key.permissions(), key.allowedIps(), key.expires());
        }
    }

    /** Refuses a caller who would deal with a key that is wider than its own. */
    static void check(Caller caller, KeyScope other) {
        if (caller instanceof Caller.ByKey by) {
            check(by.key(), other);
        }
    }

    /**
     * As {@link #check(Caller, KeyScope)}, for a key that may be the caller's own and may have changed since the caller
     * came in.
     */
    static void check(Caller caller, StoredKey now, KeyScope other) {
        if (caller instanceof Caller.ByKey by) {
            check(by.key().id().equals(now.id()) ? now : by.key(), other);
        }
    }

    private static void check(StoredKey own, KeyScope other) {
        for (Permission permission : other.permissions()) {
            if (!own.hasPermission(permission)) {
                throw new RefusedException(RefusalReason.PERMISSION_MISSING, "This key lacks the permission '"
                        + permission.name()
                        + "', so it cannot deal with a key that has it. Use a key that has it too, or sign in.");
            }
        }
        if (!own.environment().equals(Environment.LIVE) && !other.environment().equals(own.environment())) {
            throw tooWide("is a " + own.environment().name() + " key", "for " + other.environment().name());
        }
        if (own.expires() != null && (other.expires() == null || other.expires().isAfter(own.expires()))) {
            throw tooWide("ends at " + own.expires(), "that lasts longer");
        }
        boolean within = own.allowedIps().isEmpty() || !other.allowedIps().isEmpty() && other.allowedIps().stream()
                .allMatch(range -> own.allowedIps().stream().anyMatch(allowed -> allowed.contains(range)));
        if (!within) {
            throw tooWide("may be used from some addresses only", "that may be used from others");
        }
    }

    private static RefusedException tooWide(String own, String other) {
        return new RefusedException(RefusalReason.KEY_TOO_WIDE,
                "This key " + own + ", so it cannot deal with one " + other + ". Use a wider key, or sign in.");
    }
}

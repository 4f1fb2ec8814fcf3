package dev.latchkey.sdk.keys;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import org.jspecify.annotations.Nullable;

/**
 * A key's permissions in their order, which cannot be changed. A page can have thousands of keys with a few permissions
 * each; as a hash table, these would take several times the memory of the key itself.
 */
final class PermissionSet extends AbstractSet<Permission> {
    /** Of more, a hash table finds one quicker. */
    private static final int MAX_COUNT = 16;

    private final Permission[] permissions;

    private PermissionSet(Permission[] permissions) {
        this.permissions = permissions;
    }

    /** These permissions, each once. */
    static Set<Permission> of(Collection<Permission> permissions) {
        if (permissions instanceof PermissionSet known) {
            return known;
        }
        Permission[] given = permissions.toArray(new Permission[0]);
        return given.length > MAX_COUNT
                ? Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(given)))
                : new PermissionSet(distinct(given));
    }

    /** In the same array where it can be. */
    private static Permission[] distinct(Permission[] given) {
        int count = 0;
        for (Permission each : given) {
            if (!has(given, count, each)) {
                given[count++] = each;
            }
        }
        return count == given.length ? given : Arrays.copyOf(given, count);
    }

    private static boolean has(Permission[] permissions, int count, @Nullable Object one) {
        for (int i = 0; i < count; i++) {
            if (Objects.equals(permissions[i], one)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return permissions.length;
    }

    @Override
    public boolean contains(@Nullable Object one) {
        return has(permissions, permissions.length, one);
    }

    @Override
    public Iterator<Permission> iterator() {
        return Arrays.asList(permissions).iterator();
    }

    @Override
    public Spliterator<Permission> spliterator() {
        return Spliterators.spliterator(permissions,
                Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.IMMUTABLE);
    }
}

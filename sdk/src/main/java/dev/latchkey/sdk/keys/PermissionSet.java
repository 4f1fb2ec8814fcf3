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
 * Immutable, ordered set of a key's permissions, backed by an array. A page can have thousands of keys with few
 * permissions each. Hash tables would take several times the memory of the keys themselves.
 */
final class PermissionSet extends AbstractSet<Permission> {
    /** Maximum size of the array. For more elements, lookup in a hash table is faster. */
    private static final int MAX_COUNT = 16;

    private final Permission[] permissions;

    private PermissionSet(Permission[] permissions) {
        this.permissions = permissions;
    }

    /** Returns a set of these permissions without duplicates. */
    static Set<Permission> of(Collection<Permission> permissions) {
        if (permissions instanceof PermissionSet set) {
            return set;
        }
        Permission[] array = permissions.toArray(new Permission[0]);
        return array.length > MAX_COUNT
                ? Collections.unmodifiableSet(new LinkedHashSet<>(Arrays.asList(array)))
                : new PermissionSet(distinct(array));
    }

    /** Removes duplicates, in place if possible. */
    private static Permission[] distinct(Permission[] array) {
        int count = 0;
        for (Permission permission : array) {
            if (!has(array, count, permission)) {
                array[count++] = permission;
            }
        }
        return count == array.length ? array : Arrays.copyOf(array, count);
    }

    private static boolean has(Permission[] permissions, int count, @Nullable Object permission) {
        for (int i = 0; i < count; i++) {
            if (Objects.equals(permissions[i], permission)) {
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
    public boolean contains(@Nullable Object permission) {
        return has(permissions, permissions.length, permission);
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

package dev.latchkey.mockserver.store.sql;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounded read-through cache of one kind of record. When a transaction changes such records, caching stops until its
 * group is committed or rolled back, and every lookup reads the database. Then a new map replaces the old one, so a
 * reader that started before the change can only write to the discarded map.
 */
final class ReadThroughCache<K, V> {
    private static final int MAX_COUNT = 1_000;

    private final boolean enabled;
    private volatile @Nullable Map<K, V> entries;

    /**
     * Creates an empty cache.
     *
     * @param enabled false if other servers write to the same database; every lookup then reads it
     */
    ReadThroughCache(boolean enabled) {
        this.enabled = enabled;
        entries = enabled ? new ConcurrentHashMap<>() : null;
    }

    /** Returns the cached record, or reads and caches it. A missing record is not cached. */
    Optional<V> get(K key, Supplier<Optional<V>> read) {
        Map<K, V> map = entries;
        if (map == null) {
            return read.get();
        }
        V cached = map.get(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<V> found = read.get();
        found.ifPresent(record -> {
            if (map.size() >= MAX_COUNT) {
                map.clear();
            }
            map.put(key, record);
        });
        return found;
    }

    /** Stops caching. Called before the current transaction changes records of this kind. */
    void invalidate() {
        entries = null;
    }

    /** Restarts caching. Called when the group of transactions is committed or rolled back. */
    void onTransactionEnd() {
        if (enabled && entries == null) {
            entries = new ConcurrentHashMap<>();
        }
    }
}

package dev.latchkey.mockserver.store.sql;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind as they were last read, so that what every request needs is not read for every request. From
 * when a work changes any of them until its group is committed or undone, nothing is known and everything is read; then
 * it begins anew, with a map of its own. Who read before the change still puts what it found into the map of before,
 * where nobody looks any more.
 */
final class ReadThroughCache<K, V> {
    private static final int MAX_COUNT = 1_000;

    private final boolean enabled;
    private volatile @Nullable Map<K, V> entries;

    /**
     * Nothing known yet.
     *
     * @param on false for where others write to the same database: then everything is always read
     */
    ReadThroughCache(boolean on) {
        this.enabled = on;
        entries = on ? new ConcurrentHashMap<>() : null;
    }

    /** The record, which is read if need be. That there is none is not remembered. */
    Optional<V> get(K key, Supplier<Optional<V>> read) {
        Map<K, V> map = entries;
        if (map == null) {
            return read.get();
        }
        V there = map.get(key);
        if (there != null) {
            return Optional.of(there);
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

    /** The work that runs changes records of this kind. */
    void invalidate() {
        entries = null;
    }

    /** The works are committed or undone. */
    void onTransactionEnd() {
        if (enabled && entries == null) {
            entries = new ConcurrentHashMap<>();
        }
    }
}

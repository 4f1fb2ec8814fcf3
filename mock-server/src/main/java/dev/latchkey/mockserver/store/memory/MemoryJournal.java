package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.store.JournalStore;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Bounded journal in memory. */
final class MemoryJournal implements JournalStore {
    private final int maxEntries;
    // A lock of its own, because every request writes here, and independently of other data.
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<String, JournalEntry> byId = new TreeMap<>();
    private long dropped;

    MemoryJournal(int maxEntries) {
        this.maxEntries = maxEntries;
    }

    @Override
    public void add(JournalEntry entry) {
        lock.lock();
        try {
            byId.put(entry.id(), entry);
            if (byId.size() > maxEntries) {
                byId.pollFirstEntry();
                dropped++;
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<JournalEntry> newest(Filter filter, @Nullable String before, int limit) {
        lock.lock();
        try {
            NavigableMap<String, JournalEntry> older = before == null ? byId : byId.headMap(before, false);
            return older.descendingMap().values().stream().filter(filter::matches).limit(limit).toList();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }

    void clear(String accountId) {
        lock.lock();
        try {
            byId.values().removeIf(entry -> accountId.equals(entry.accountId()));
        } finally {
            lock.unlock();
        }
    }
}

package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.store.JournalEntries;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest journal entries in memory. */
final class MemoryJournal implements JournalEntries {
    private final int kept;
    private final Deque<JournalEntry> newestFirst = new ArrayDeque<>();
    private long dropped;

    MemoryJournal(int kept) {
        this.kept = kept;
    }

    @Override
    public synchronized void add(JournalEntry entry) {
        newestFirst.addFirst(entry);
        if (newestFirst.size() > kept) {
            newestFirst.removeLast();
            dropped++;
        }
    }

    @Override
    public synchronized List<JournalEntry> newest(int limit) {
        return newestFirst.stream().limit(limit).toList();
    }

    synchronized long dropped() {
        return dropped;
    }
}

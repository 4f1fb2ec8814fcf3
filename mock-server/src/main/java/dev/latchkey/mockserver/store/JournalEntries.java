package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.JournalEntry;
import java.util.List;

/** What was asked. Only the newest entries are kept. */
public interface JournalEntries {
    /** Adds an entry soon. */
    void add(JournalEntry entry);

    /** The newest entries, the newest first. */
    List<JournalEntry> newest(int limit);
}

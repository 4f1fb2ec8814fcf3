package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.store.Accounts;
import dev.latchkey.mockserver.store.JournalEntries;
import dev.latchkey.mockserver.store.Keys;
import dev.latchkey.mockserver.store.Messages;
import dev.latchkey.mockserver.store.Sessions;
import dev.latchkey.mockserver.store.Store;

/**
 * Keeps everything in memory: the newest 10,000 messages and 10,000 journal entries, and all accounts and keys. What is
 * dropped for newer ones is counted.
 */
public final class MemoryStore implements Store {
    /** Most messages, and most journal entries. */
    public static final int KEPT = 10_000;

    private final MemoryKeys keys = new MemoryKeys();
    private final MemoryAccounts accounts = new MemoryAccounts(keys);
    private final MemorySessions sessions = new MemorySessions();
    private final MemoryMessages messages = new MemoryMessages(KEPT);
    private final MemoryJournal journal = new MemoryJournal(KEPT);

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public Sessions sessions() {
        return sessions;
    }

    @Override
    public Messages messages() {
        return messages;
    }

    @Override
    public JournalEntries journal() {
        return journal;
    }

    /** How many messages were dropped for newer ones. */
    public long droppedMessages() {
        return messages.dropped();
    }

    /** How many journal entries were dropped for newer ones. */
    public long droppedEntries() {
        return journal.dropped();
    }

    @Override
    public void close() {
        // Nothing to let go of: what is in memory goes with it.
    }
}

package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Part;
import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.store.Accounts;
import dev.latchkey.mockserver.store.Deliveries;
import dev.latchkey.mockserver.store.JournalEntries;
import dev.latchkey.mockserver.store.Keys;
import dev.latchkey.mockserver.store.Messages;
import dev.latchkey.mockserver.store.Sessions;
import dev.latchkey.mockserver.store.Statistics;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.mockserver.store.Webhooks;
import java.util.Set;

/**
 * Keeps everything in memory: the newest messages and journal entries, and all accounts and keys. What is dropped for
 * newer ones is counted.
 */
public final class MemoryStore implements Store {
    private final Guard guard = new Guard();
    private final Boxes boxes = new Boxes();
    private final MemoryKeys keys = new MemoryKeys(guard);
    private final MemoryAccounts accounts = new MemoryAccounts(guard, boxes, keys, this::clearAll);
    private final MemorySessions sessions = new MemorySessions(guard);
    private final MemoryDeliveries deliveries = new MemoryDeliveries(guard, boxes, accounts);
    private final MemoryWebhooks webhooks = new MemoryWebhooks(guard, boxes);
    private final MemoryStatistics statistics = new MemoryStatistics(guard, boxes);
    private final MemoryMessages messages;
    private final MemoryJournal journal;

    /** An empty store that keeps so much; the age is for who removes what is older. */
    public MemoryStore(Retention retention) {
        messages = new MemoryMessages(guard, boxes, accounts, deliveries, retention);
        journal = new MemoryJournal(retention.journalEntries());
    }

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
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public Webhooks webhooks() {
        return webhooks;
    }

    @Override
    public Statistics statistics() {
        return statistics;
    }

    @Override
    public JournalEntries journal() {
        return journal;
    }

    @Override
    public void clear(String accountId, Set<Part> parts) {
        guard.write(() -> {
            parts.forEach(part -> clear(accountId, part));
            return true;
        });
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public void check() {
        // Memory is always there.
    }

    @Override
    public void close() {
        // Nothing to let go of: what is in memory goes with it.
    }

    private void clear(String accountId, Part part) {
        switch (part) {
            case MESSAGES -> {
                messages.remove(accountId, kept -> true);
                boxes.find(accountId).ifPresent(box -> box.statistics.clear());
            }
            case KEYS -> keys.clear(accountId);
            case WEBHOOKS -> boxes.find(accountId).ifPresent(MemoryWebhooks::clear);
            case JOURNAL -> journal.clear(accountId);
        }
    }

    private void clearAll(String accountId) {
        Set.of(Part.values()).forEach(part -> clear(accountId, part));
        sessions.clear(accountId);
    }
}

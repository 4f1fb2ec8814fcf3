package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.AccountStore;
import dev.latchkey.mockserver.store.ApiKeyStore;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.DeliveryStore;
import dev.latchkey.mockserver.store.JournalStore;
import dev.latchkey.mockserver.store.MessageStore;
import dev.latchkey.mockserver.store.SessionStore;
import dev.latchkey.mockserver.store.StatisticStore;
import dev.latchkey.mockserver.store.WebhookStore;
import java.util.Set;

/**
 * Store in memory. It keeps all accounts and keys, but only the newest messages and journal entries, and counts the
 * dropped ones.
 */
public final class MemoryStore implements DataStore {
    private final StoreLock lock = new StoreLock();
    private final AccountDataIndex index = new AccountDataIndex();
    private final MemoryKeys keys = new MemoryKeys(lock);
    private final MemoryAccounts accounts = new MemoryAccounts(lock, index, keys, this::clearAll);
    private final MemorySessions sessions = new MemorySessions(lock);
    private final MemoryDeliveries deliveries = new MemoryDeliveries(lock, index, accounts);
    private final MemoryWebhooks webhooks = new MemoryWebhooks(lock, index);
    private final MemoryStatistics statistics = new MemoryStatistics(lock, index);
    private final MemoryMessages messages;
    private final MemoryJournal journal;

    /** Creates an empty store. The caller removes messages that exceed the age. */
    public MemoryStore(RetentionLimits retention) {
        messages = new MemoryMessages(lock, index, accounts, deliveries, retention);
        journal = new MemoryJournal(retention.journalEntries());
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public ApiKeyStore keys() {
        return keys;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    @Override
    public WebhookStore webhooks() {
        return webhooks;
    }

    @Override
    public StatisticStore statistics() {
        return statistics;
    }

    @Override
    public JournalStore journal() {
        return journal;
    }

    @Override
    public void clear(String accountId, Set<ClearScope> parts) {
        lock.write(() -> {
            parts.forEach(clearScope -> clear(accountId, clearScope));
            return true;
        });
    }

    @Override
    public boolean isDurable() {
        return false;
    }

    @Override
    public void check() {
        // Memory is always available.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    private void clear(String accountId, ClearScope clearScope) {
        switch (clearScope) {
            case MESSAGES -> {
                messages.remove(accountId, stored -> true);
                index.find(accountId).ifPresent(data -> data.statistics.clear());
            }
            case KEYS -> keys.clear(accountId);
            case WEBHOOKS -> index.find(accountId).ifPresent(MemoryWebhooks::clear);
            case JOURNAL -> journal.clear(accountId);
        }
    }

    private void clearAll(String accountId) {
        Set.of(ClearScope.values()).forEach(clearScope -> clear(accountId, clearScope));
        sessions.clear(accountId);
    }
}

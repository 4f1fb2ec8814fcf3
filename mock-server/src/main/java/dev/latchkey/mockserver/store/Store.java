package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.StoreException;
import java.util.Set;

/**
 * Everything the server keeps. Safe for use by many threads. Whatever changes accounts, keys, sessions, messages, their
 * life or webhooks has returned only when the change is stored for good, and is visible to every call that starts after
 * that; the journal and the last use of keys are written soon.
 *
 * <p>Every method may throw {@link StoreException}; nothing is then stored by half.
 */
public interface Store extends AutoCloseable {
    /** Accounts. */
    AccountStore accounts();

    /** Keys. */
    ApiKeyStore keys();

    /** Sessions. */
    SessionStore sessions();

    /** Captured messages. */
    MessageStore messages();

    /** The life of messages. */
    DeliveryStore deliveries();

    /** Webhooks. */
    WebhookStore webhooks();

    /** How much happened on which day. */
    StatisticStore statistics();

    /** What was asked. */
    JournalStore journal();

    /** Clears parts of an account, all of them or none. */
    void clear(String accountId, Set<ClearScope> parts);

    /** Whether what it stores survives the process, and whoever stores waits for a disk. */
    boolean isDurable();

    /** Whether it can be used right now: answers, or throws {@link StoreException}. */
    void check();

    /** Writes what is still to be written, and lets go of files. */
    @Override
    void close();
}

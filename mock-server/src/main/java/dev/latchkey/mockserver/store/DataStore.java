package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.StoreException;
import java.util.Set;

/**
 * Store of all server data. Safe for use by several threads. A change of accounts, keys, sessions, messages, deliveries
 * or webhooks is durable when its method returns. Every call that starts after that sees it. Journal entries and the
 * last use of keys are written later.
 *
 * <p>Every method may throw {@link StoreException}; no change is then stored in part.
 */
public interface DataStore extends AutoCloseable {
    /** Accounts. */
    AccountStore accounts();

    /** API keys. */
    ApiKeyStore keys();

    /** Sessions. */
    SessionStore sessions();

    /** Captured messages. */
    MessageStore messages();

    /** Delivery events and due work. */
    DeliveryStore deliveries();

    /** Webhooks and their attempts. */
    WebhookStore webhooks();

    /** Daily statistics. */
    StatisticStore statistics();

    /** Journal of requests. */
    JournalStore journal();

    /** Clears the given kinds of data of an account, in one transaction. */
    void clear(String accountId, Set<ClearScope> parts);

    /** Returns true if the data survives the process. Writes then wait for a disk. */
    boolean isDurable();

    /** Checks that the store can be read and written; throws {@link StoreException} otherwise. */
    void check();

    /** Writes pending data and closes all files. */
    @Override
    void close();
}

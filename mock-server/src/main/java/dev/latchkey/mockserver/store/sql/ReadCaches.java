package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.model.Webhook;
import java.util.List;

/**
 * Caches of the records that requests look up. A transaction must invalidate a cache before it changes such records.
 *
 * @param keys keys by gateway and public part; the last use may be out of date
 * @param accounts accounts by id
 * @param webhooks webhooks by account and gateway
 */
record ReadCaches(ReadThroughCache<Pair, StoredKey> keys, ReadThroughCache<String, Account> accounts,
        ReadThroughCache<Pair, List<Webhook>> webhooks) {
    /** Composite cache key. */
    record Pair(String first, String second) {}

    /**
     * Creates empty caches.
     *
     * @param enabled true if this server is the only one that writes to the database
     */
    ReadCaches(boolean enabled) {
        this(new ReadThroughCache<>(enabled), new ReadThroughCache<>(enabled), new ReadThroughCache<>(enabled));
    }

    /** Called when the group of transactions is committed or rolled back. */
    void onTransactionEnd() {
        keys.onTransactionEnd();
        accounts.onTransactionEnd();
        webhooks.onTransactionEnd();
    }
}

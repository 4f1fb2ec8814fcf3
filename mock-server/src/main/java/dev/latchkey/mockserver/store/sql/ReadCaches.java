package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.model.Webhook;
import java.util.List;

/**
 * What requests look up. Every work that changes such records says so before it does, to its {@link SqlSession}.
 *
 * @param keys by gateway and public part; a key's last use may be later than this knows
 * @param accounts by their ids
 * @param webhooks all of an account for a gateway
 */
record ReadCaches(ReadThroughCache<Pair, StoredKey> keys, ReadThroughCache<String, Account> accounts,
        ReadThroughCache<Pair, List<Webhook>> webhooks) {
    /** Two texts that only together name something. */
    record Pair(String first, String second) {}

    /**
     * Nothing known yet.
     *
     * @param on whether this is the only server that writes to the database, so that what was read can be remembered
     */
    ReadCaches(boolean on) {
        this(new ReadThroughCache<>(on), new ReadThroughCache<>(on), new ReadThroughCache<>(on));
    }

    /** The works are committed or undone. */
    void onTransactionEnd() {
        keys.onTransactionEnd();
        accounts.onTransactionEnd();
        webhooks.onTransactionEnd();
    }
}

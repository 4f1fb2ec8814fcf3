package dev.latchkey.mockserver.account;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The time of each account: the server's, plus how far the account is ahead, or where it stands still. While what falls
 * due is made up for, an account's time stands at the moment whose turn it is.
 */
public final class Clocks {
    private final Store store;
    private final InstantSource server;
    private final Map<String, Instant> frozen = new ConcurrentHashMap<>();

    /** The clocks of the accounts in this store, by the server's clock. */
    public Clocks(Store store, InstantSource server) {
        this.store = store;
        this.server = server;
    }

    /** The server's own clock. */
    public InstantSource server() {
        return server;
    }

    /** An account's clock. One that is gone has the server's time. */
    public InstantSource of(String accountId) {
        return () -> {
            Instant stands = frozen.get(accountId);
            return stands == null ? setting(accountId).at(server.instant()) : stands;
        };
    }

    /** An account's time now, for who has the account at hand already. */
    public Instant now(Account account) {
        Instant stands = frozen.get(account.id());
        return stands == null ? account.clock().at(server.instant()) : stands;
    }

    /** How an account's clock is set. */
    public ClockSetting setting(String accountId) {
        return store.accounts().find(accountId).map(Account::clock).orElse(ClockSetting.REAL);
    }

    /** Lets an account's time stand here until {@link #unfreeze}, whatever its clock is set to. */
    public void freezeAt(String accountId, Instant moment) {
        frozen.put(accountId, moment);
    }

    /** Lets an account's time go by its clock again. */
    public void unfreeze(String accountId) {
        frozen.remove(accountId);
    }
}

package dev.latchkey.mockserver.account;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.store.DataStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The clock of each account: the server's clock, plus the offset of the account, or the instant at which it is frozen.
 * While a clock advances, {@link #freezeAt} pins the account's time to the due time of the work that runs.
 */
public final class AccountClocks {
    private final DataStore store;
    private final InstantSource server;
    private final Map<String, Instant> frozen = new ConcurrentHashMap<>();

    /** Creates the clocks of the accounts in a store, based on the server's clock. */
    public AccountClocks(DataStore store, InstantSource server) {
        this.store = store;
        this.server = server;
    }

    /** Returns the server's own clock. */
    public InstantSource server() {
        return server;
    }

    /** Returns an account's clock. An account that no longer exists has the server's time. */
    public InstantSource of(String accountId) {
        return () -> {
            Instant frozenAt = frozen.get(accountId);
            return frozenAt == null ? setting(accountId).at(server.instant()) : frozenAt;
        };
    }

    /** Returns an account's current time, without a lookup of the account. */
    public Instant now(Account account) {
        Instant frozenAt = frozen.get(account.id());
        return frozenAt == null ? account.clock().at(server.instant()) : frozenAt;
    }

    /** Returns the setting of an account's clock. */
    public ClockSetting setting(String accountId) {
        return store.accounts().find(accountId).map(Account::clock).orElse(ClockSetting.REAL);
    }

    /** Pins an account's time to an instant until {@link #unfreeze}, whatever its clock setting. */
    public void freezeAt(String accountId, Instant moment) {
        frozen.put(accountId, moment);
    }

    /** Returns an account to its clock setting. */
    public void unfreeze(String accountId) {
        frozen.remove(accountId);
    }
}

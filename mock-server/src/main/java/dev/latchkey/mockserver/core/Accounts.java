package dev.latchkey.mockserver.core;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.Reason;
import dev.latchkey.mockserver.model.Refused;
import dev.latchkey.mockserver.store.Accounts.NewAccount;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes and finds accounts. */
public final class Accounts {
    private final Store store;
    private final Ids ids;
    private final Passwords passwords;
    private final InstantSource clock;

    /** The accounts of this store. */
    public Accounts(Store store, Ids ids, Passwords passwords, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes an account.
     *
     * @param password null where nobody shall sign in
     */
    public Account create(String email, @Nullable Secret password, BigDecimal balance) {
        Account account = prepare(email, password, balance);
        if (store.accounts().add(List.of(new NewAccount(account, List.of()))).isEmpty()) {
            throw new Refused(Reason.EMAIL_TAKEN,
                    "Another account has the address " + account.email() + ". Choose another.");
        }
        return account;
    }

    /** Makes an account, without storing it. */
    public Account prepare(String email, @Nullable Secret password, BigDecimal balance) {
        return prepareHashed(email, password == null ? null : passwords.hash(password), balance);
    }

    /** As {@link #prepare}, with a password that is hashed already. */
    public Account prepareHashed(String email, @Nullable PasswordHash password, BigDecimal balance) {
        return new Account(ids.next("acct"), email.strip().toLowerCase(Locale.ROOT), password, balance,
                null, true, ClockSetting.REAL, clock.instant());
    }

    /** All accounts, the oldest first. */
    public List<Account> list() {
        return store.accounts().all();
    }

    /** The account of this id. */
    public Account get(String id) {
        return store.accounts().find(id)
                .orElseThrow(() -> new Refused(Reason.NOT_FOUND, "There is no account of this id."));
    }
}

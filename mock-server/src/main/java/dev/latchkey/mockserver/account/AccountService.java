package dev.latchkey.mockserver.account;

import dev.latchkey.mockserver.crypto.Passwords;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes and finds accounts. */
public final class AccountService {
    private final Store store;
    private final Ids ids;
    private final Passwords passwords;
    private final InstantSource clock;

    /** The accounts of this store. */
    public AccountService(Store store, Ids ids, Passwords passwords, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Makes an account.
     *
     * @param password null where nobody shall sign in
     * @param maxKeys most keys of one gateway; null for the server's standard
     * @param magic whether magic recipients choose what becomes of its messages
     */
    public Account create(String email, @Nullable Secret password, BigDecimal balance, @Nullable Integer maxKeys,
            boolean magic) {
        Account account = prepare(email, password, balance, maxKeys, magic);
        if (store.accounts().add(List.of(new NewAccount(account, List.of()))).isEmpty()) {
            throw new RefusedException(RefusalReason.EMAIL_TAKEN,
                    "Another account has the address " + account.email() + ". Choose another.");
        }
        return account;
    }

    /** Makes an account, without storing it. */
    public Account prepare(String email, @Nullable Secret password, BigDecimal balance, @Nullable Integer maxKeys,
            boolean magic) {
        return prepareHashed(email, password == null ? null : passwords.hash(password), balance, maxKeys, magic);
    }

    /** As {@link #prepare}, with a password that is hashed already. */
    public Account prepareHashed(String email, @Nullable PasswordHash password, BigDecimal balance,
            @Nullable Integer maxKeys, boolean magic) {
        return new Account(ids.next("acct"), email.strip().toLowerCase(Locale.ROOT), password, balance, maxKeys, magic,
                ClockSetting.REAL, clock.instant());
    }

    /**
     * Stores accounts with their keys: all that are new, or none.
     *
     * @param replace whether an account goes, with everything that is its own, for one of the same id; an account of
     *        which there is another with the same address is left out otherwise
     * @return those that were stored
     * @throws RefusedException when a key has the public part of another
     */
    public List<Account> createAll(List<NewAccount> all, boolean replace) {
        try {
            if (replace) {
                // Before anything is removed.
                all.forEach(this::refuseTaken);
                all.forEach(one -> store.accounts().remove(one.account().id()));
            }
            return store.accounts().add(all);
        } catch (PublicPartTakenException e) {
            throw publicPartTaken(e.publicPart());
        }
    }

    private void refuseTaken(NewAccount one) {
        for (StoredKey key : one.keys()) {
            store.keys().byPublicPart(key.gateway(), key.publicPart())
                    .filter(other -> !other.accountId().equals(key.accountId())).ifPresent(other -> {
                        throw publicPartTaken(key.publicPart());
                    });
        }
    }

    private static RefusedException publicPartTaken(String publicPart) {
        return new RefusedException(RefusalReason.CONFLICT,
                "A key that is there already has the consumer key " + publicPart
                        + ", so nothing was made. Choose another.");
    }

    /**
     * Changes an account; nothing else changes it meanwhile. Its id and address stay.
     */
    public Account change(String id, UnaryOperator<Account> change) {
        return store.accounts().change(id, change).orElseThrow(AccountService::notFound);
    }

    /** Removes an account with everything that is its own, if it is there. */
    public void remove(String id) {
        store.accounts().remove(id);
    }

    /** Clears parts of an account, all of them or none. */
    public void clear(String id, Set<ClearScope> parts) {
        store.clear(id, parts);
    }

    /** All accounts, the oldest first. */
    public List<Account> list() {
        return store.accounts().all();
    }

    /** The account of this id. */
    public Account get(String id) {
        return store.accounts().find(id).orElseThrow(AccountService::notFound);
    }

    /** The account of this id or address. */
    public Optional<Account> findByIdOrEmail(String idOrEmail) {
        return idOrEmail.indexOf('@') < 0
                ? store.accounts().find(idOrEmail)
                : store.accounts().byEmail(idOrEmail.strip().toLowerCase(Locale.ROOT));
    }

    private static RefusedException notFound() {
        return new RefusedException(RefusalReason.NOT_FOUND, "There is no account of this id.");
    }
}

package dev.latchkey.mockserver.account;

import dev.latchkey.mockserver.crypto.PasswordHasher;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore.NewAccount;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.PublicPartTakenException;
import dev.latchkey.sdk.Secret;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Creates, changes, finds and removes accounts. */
public final class AccountService {
    private final DataStore store;
    private final IdGenerator ids;
    private final PasswordHasher passwords;
    private final InstantSource clock;

    /** Creates a service for the accounts of a store. */
    public AccountService(DataStore store, IdGenerator ids, PasswordHasher passwords, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Creates and stores an account.
     *
     * @param password null if nobody may sign in
     * @param maxKeys max keys for one gateway; null for the server's default
     * @param magic true if magic recipients decide the outcome of its messages
     * @throws RefusedException if another account has the address
     */
    public Account create(String email, @Nullable Secret password, BigDecimal balance, @Nullable Integer maxKeys,
            boolean magic) {
        Account account = prepare(email, password, balance, maxKeys, magic);
        if (store.accounts().add(List.of(new NewAccount(account, List.of()))).isEmpty()) {
            throw new RefusedException(RefusalReason.EMAIL_TAKEN,
                    "The address " + account.email() + " belongs to another account. Choose another.");
        }
        return account;
    }

    /** Creates an account without storing it. */
    public Account prepare(String email, @Nullable Secret password, BigDecimal balance, @Nullable Integer maxKeys,
            boolean magic) {
        return prepareHashed(email, password == null ? null : passwords.hash(password), balance, maxKeys, magic);
    }

    /** Does the same as {@link #prepare}, with a password that is already hashed. */
    public Account prepareHashed(String email, @Nullable PasswordHash password, BigDecimal balance,
            @Nullable Integer maxKeys, boolean magic) {
        return new Account(ids.next("acct"), email.strip().toLowerCase(Locale.ROOT), password, balance, maxKeys, magic,
                ClockSetting.REAL, clock.instant());
    }

    /**
     * Stores accounts with their keys, all or none. An account whose address belongs to another account is skipped.
     *
     * @param replace true to first remove each existing account of the same id, with all its data
     * @return the accounts that were stored
     * @throws RefusedException if a key has the public part of another key
     */
    public List<Account> createAll(List<NewAccount> all, boolean replace) {
        try {
            if (replace) {
                // Check first: nothing may have been removed when the request is refused.
                all.forEach(this::refuseTaken);
                all.forEach(added -> store.accounts().remove(added.account().id()));
            }
            return store.accounts().add(all);
        } catch (PublicPartTakenException e) {
            throw publicPartTaken(e.publicPart());
        }
    }

    private void refuseTaken(NewAccount added) {
        for (StoredKey key : added.keys()) {
            store.keys().byPublicPart(key.gateway(), key.publicPart())
                    .filter(other -> !other.accountId().equals(key.accountId())).ifPresent(other -> {
                        throw publicPartTaken(key.publicPart());
                    });
        }
    }

    private static RefusedException publicPartTaken(String publicPart) {
        return new RefusedException(RefusalReason.CONFLICT,
                "The consumer key " + publicPart + " is already in use, so no account was created. Choose another.");
    }

    /** Changes an account atomically. The id and the address stay the same. */
    public Account change(String id, UnaryOperator<Account> change) {
        return store.accounts().change(id, change).orElseThrow(AccountService::notFound);
    }

    /** Removes an account and all its data, if it exists. */
    public void remove(String id) {
        store.accounts().remove(id);
    }

    /** Clears parts of an account, all of them or none. */
    public void clear(String id, Set<ClearScope> parts) {
        store.clear(id, parts);
    }

    /** Returns all accounts, oldest first. */
    public List<Account> list() {
        return store.accounts().all();
    }

    /** Returns the account with this id. */
    public Account get(String id) {
        return store.accounts().find(id).orElseThrow(AccountService::notFound);
    }

    /** Returns the account with this id or address. */
    public Optional<Account> findByIdOrEmail(String idOrEmail) {
        return idOrEmail.indexOf('@') < 0
                ? store.accounts().find(idOrEmail)
                : store.accounts().byEmail(idOrEmail.strip().toLowerCase(Locale.ROOT));
    }

    private static RefusedException notFound() {
        return new RefusedException(RefusalReason.NOT_FOUND, "There is no account with this ID.");
    }
}

package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Store of accounts. */
public interface AccountStore {
    /**
     * Adds accounts and their keys in one transaction. An account whose e-mail address is taken is skipped with its
     * keys.
     *
     * @return the accounts that were added
     * @throws PublicPartTakenException if the public part of a key is taken; nothing is added
     */
    List<Account> add(List<NewAccount> accounts);

    /** The account with this id. */
    Optional<Account> find(String id);

    /** The account with this e-mail address in lower case. */
    Optional<Account> byEmail(String email);

    /** All accounts, oldest first. */
    List<Account> all();

    /**
     * Changes an account's balance, limits or clock atomically. Its id and address stay the same.
     *
     * @return the changed account; empty if it does not exist
     */
    Optional<Account> change(String id, UnaryOperator<Account> change);

    /**
     * Removes an account and all its data.
     *
     * @return true if the account existed
     */
    boolean remove(String id);

    /**
     * Account to add.
     *
     * @param account the account
     * @param keys its initial keys
     */
    record NewAccount(Account account, List<StoredKey> keys) {
        public NewAccount {
            keys = List.copyOf(keys);
        }
    }
}

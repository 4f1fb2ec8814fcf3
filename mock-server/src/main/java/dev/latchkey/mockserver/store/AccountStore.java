package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Accounts. */
public interface AccountStore {
    /**
     * Adds accounts together with their keys: all that are new, or none. An account whose address is taken is left out
     * with its keys.
     *
     * @return the accounts that were added
     * @throws PublicPartTakenException when one of the keys has the public part of another
     */
    List<Account> add(List<NewAccount> accounts);

    /** The account of this id. */
    Optional<Account> find(String id);

    /** The account of this address, which is in lower case. */
    Optional<Account> byEmail(String email);

    /** All accounts, the oldest first. */
    List<Account> all();

    /**
     * Changes an account's balance, limits or clock; nothing else changes it meanwhile. Its id and address stay.
     *
     * @return the account as it is now; empty when there is none
     */
    Optional<Account> change(String id, UnaryOperator<Account> change);

    /**
     * Removes an account with everything that is its own.
     *
     * @return whether there was one
     */
    boolean remove(String id);

    /**
     * An account to be added.
     *
     * @param account the account
     * @param keys its first keys
     */
    record NewAccount(Account account, List<StoredKey> keys) {
        public NewAccount {
            keys = List.copyOf(keys);
        }
    }
}

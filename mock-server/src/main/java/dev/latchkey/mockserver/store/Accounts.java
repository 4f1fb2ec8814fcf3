package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import java.util.List;
import java.util.Optional;

/** Accounts. */
public interface Accounts {
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

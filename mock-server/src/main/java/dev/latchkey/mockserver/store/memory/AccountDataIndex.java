package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each account has, by its id. Used only within a step of the guard, but for finding a box. */
final class AccountDataIndex {
    private final Map<String, AccountData> byAccount = new ConcurrentHashMap<>();
    /** The messages of all accounts, in the order in which they came. */
    final LinkedHashMap<String, AccountData.StoredMessage> messages = new LinkedHashMap<>();

    void open(String accountId) {
        byAccount.put(accountId, new AccountData());
    }

    Optional<AccountData> find(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId));
    }

    /** The box of an account that must be there. */
    AccountData get(String accountId) {
        return find(accountId).orElseThrow(() -> new StoreException("There is no account " + accountId, null));
    }

    Map<String, AccountData> all() {
        return byAccount;
    }

    void remove(String accountId) {
        byAccount.remove(accountId);
    }
}

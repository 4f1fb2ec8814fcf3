package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Account data by account id. Except for {@link #find}, callers must hold the lock. */
final class AccountDataIndex {
    private final Map<String, AccountData> byAccount = new ConcurrentHashMap<>();
    /** The messages of all accounts, oldest first. */
    final LinkedHashMap<String, AccountData.StoredMessage> messages = new LinkedHashMap<>();

    void create(String accountId) {
        byAccount.put(accountId, new AccountData());
    }

    Optional<AccountData> find(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId));
    }

    /** The data of an account; throws if there is none. */
    AccountData get(String accountId) {
        return find(accountId).orElseThrow(() -> new StoreException("Account " + accountId + " does not exist", null));
    }

    Map<String, AccountData> all() {
        return byAccount;
    }

    void remove(String accountId) {
        byAccount.remove(accountId);
    }
}

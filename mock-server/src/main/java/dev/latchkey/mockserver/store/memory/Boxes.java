package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What each account has, by its id. Used only within a step of the guard, but for finding a box. */
final class Boxes {
    private final Map<String, Box> byAccount = new ConcurrentHashMap<>();
    /** The messages of all accounts, in the order in which they came. */
    final LinkedHashMap<String, Box.Kept> messages = new LinkedHashMap<>();

    void open(String accountId) {
        byAccount.put(accountId, new Box());
    }

    Optional<Box> find(String accountId) {
        return Optional.ofNullable(byAccount.get(accountId));
    }

    /** The box of an account that must be there. */
    Box get(String accountId) {
        return find(accountId).orElseThrow(() -> new StoreException("There is no account " + accountId, null));
    }

    Map<String, Box> all() {
        return byAccount;
    }

    void remove(String accountId) {
        byAccount.remove(accountId);
    }
}

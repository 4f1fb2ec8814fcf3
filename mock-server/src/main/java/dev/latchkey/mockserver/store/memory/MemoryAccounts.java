package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Accounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Accounts in memory. */
final class MemoryAccounts implements Accounts {
    private final MemoryKeys keys;
    private final Map<String, Account> byId = new LinkedHashMap<>();
    private final Map<String, Account> byEmail = new LinkedHashMap<>();

    MemoryAccounts(MemoryKeys keys) {
        this.keys = keys;
    }

    @Override
    public synchronized List<Account> add(List<NewAccount> accounts) {
        Map<String, NewAccount> fresh = new LinkedHashMap<>();
        for (NewAccount wanted : accounts) {
            if (!byEmail.containsKey(wanted.account().email())) {
                fresh.putIfAbsent(wanted.account().email(), wanted);
            }
        }
        List<StoredKey> theirKeys = new ArrayList<>();
        fresh.values().forEach(wanted -> theirKeys.addAll(wanted.keys()));
        keys.addAll(theirKeys);
        List<Account> added = fresh.values().stream().map(NewAccount::account).toList();
        for (Account account : added) {
            byId.put(account.id(), account);
            byEmail.put(account.email(), account);
        }
        return added;
    }

    @Override
    public synchronized Optional<Account> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized Optional<Account> byEmail(String email) {
        return Optional.ofNullable(byEmail.get(email));
    }

    @Override
    public synchronized List<Account> all() {
        return List.copyOf(byId.values());
    }
}

package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Accounts in memory. */
final class MemoryAccounts implements AccountStore {
    private final StoreLock lock;
    private final AccountDataIndex index;
    private final MemoryKeys keys;
    private final Consumer<String> clearer;
    // Read outside of steps too: every request asks for its account, and none is to wait for a message to be stored.
    private final Map<String, Account> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Account> byEmail = new HashMap<>();

    /** Accounts whose keys are these. The clearer takes away all else that an account has. */
    MemoryAccounts(StoreLock lock, AccountDataIndex index, MemoryKeys keys, Consumer<String> clearer) {
        this.lock = lock;
        this.index = index;
        this.keys = keys;
        this.clearer = clearer;
    }

    @Override
    public List<Account> add(List<NewAccount> accounts) {
        return lock.write(() -> {
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
                put(account);
                index.open(account.id());
            }
            return added;
        });
    }

    @Override
    public Optional<Account> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return lock.read(() -> Optional.ofNullable(byEmail.get(email)));
    }

    @Override
    public List<Account> all() {
        return lock.read(() -> List.copyOf(byId.values()));
    }

    @Override
    public Optional<Account> change(String id, UnaryOperator<Account> change) {
        return lock.write(() -> Optional.ofNullable(byId.get(id)).map(before -> {
            Account wanted = change.apply(before);
            Account after = new Account(before.id(), before.email(), before.password(), wanted.balance(),
                    wanted.maxKeys(), wanted.magic(), wanted.clock(), before.created());
            put(after);
            return after;
        }));
    }

    @Override
    public boolean remove(String id) {
        return lock.write(() -> {
            Account removed = byId.remove(id);
            if (removed == null) {
                return false;
            }
            byEmail.remove(removed.email());
            clearer.accept(id);
            index.remove(id);
            return true;
        });
    }

    /** Raises the balance of an account, if it is there. Within a step that writes. */
    void refund(String id, BigDecimal amount) {
        Account account = byId.get(id);
        if (account != null) {
            put(new Account(id, account.email(), account.password(), account.balance().add(amount), account.maxKeys(),
                    account.magic(), account.clock(), account.created()));
        }
    }

    private void put(Account account) {
        byId.put(account.id(), account);
        byEmail.put(account.email(), account);
    }
}

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

/** Account store in memory. */
final class MemoryAccounts implements AccountStore {
    private final StoreLock lock;
    private final AccountDataIndex index;
    private final MemoryKeys keys;
    private final Consumer<String> clearer;
    // Concurrent, because every request reads its account, and must not wait until a message is stored.
    private final Map<String, Account> byId = new ConcurrentSkipListMap<>();
    private final Map<String, Account> byEmail = new HashMap<>();

    /** Creates the store. The clearer removes all data of an account by its id. */
    MemoryAccounts(StoreLock lock, AccountDataIndex index, MemoryKeys keys, Consumer<String> clearer) {
        this.lock = lock;
        this.index = index;
        this.keys = keys;
        this.clearer = clearer;
    }

    @Override
    public List<Account> add(List<NewAccount> accounts) {
        return lock.write(() -> {
            Map<String, NewAccount> byNewEmail = new LinkedHashMap<>();
            for (NewAccount newAccount : accounts) {
                if (!byEmail.containsKey(newAccount.account().email())) {
                    byNewEmail.putIfAbsent(newAccount.account().email(), newAccount);
                }
            }
            List<StoredKey> newKeys = new ArrayList<>();
            byNewEmail.values().forEach(newAccount -> newKeys.addAll(newAccount.keys()));
            keys.addAll(newKeys);
            List<Account> added = byNewEmail.values().stream().map(NewAccount::account).toList();
            for (Account account : added) {
                put(account);
                index.create(account.id());
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
            Account changed = change.apply(before);
            Account after = new Account(before.id(), before.email(), before.password(), changed.balance(),
                    changed.maxKeys(), changed.magic(), changed.clock(), before.created());
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

    /** Adds an amount to the balance of an account, if it exists. The caller must hold the write lock. */
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

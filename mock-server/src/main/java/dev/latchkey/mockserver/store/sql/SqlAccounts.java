package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Account store in a database. */
final class SqlAccounts implements AccountStore {
    private final SqlWriter writer;
    private final SqlReaders readers;
    private final SqlMessages messages;
    private final ReadCaches caches;

    SqlAccounts(SqlWriter writer, SqlReaders readers, SqlMessages messages, ReadCaches caches) {
        this.caches = caches;
        this.writer = writer;
        this.readers = readers;
        this.messages = messages;
    }

    @Override
    public List<Account> add(List<NewAccount> accounts) {
        return writer.write(sql -> {
            List<Account> added = new ArrayList<>();
            for (NewAccount newAccount : accounts) {
                if (insert(sql, newAccount.account())) {
                    added.add(newAccount.account());
                    for (StoredKey key : newAccount.keys()) {
                        SqlKeys.insert(sql, key);
                    }
                }
            }
            return added;
        });
    }

    @Override
    public Optional<Account> find(String id) {
        return caches.accounts().get(id, () -> readers.read(sql -> find(sql, id)));
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return readers.read(sql -> sql.first(SqlAccounts::map, "SELECT * FROM accounts WHERE email = ?", email));
    }

    @Override
    public List<Account> all() {
        return readers.read(sql -> sql.list(SqlAccounts::map, "SELECT * FROM accounts ORDER BY id"));
    }

    @Override
    public Optional<Account> change(String id, UnaryOperator<Account> change) {
        return writer.write(sql -> {
            Optional<Account> before = lockRow(sql, id);
            if (before.isEmpty()) {
                return before;
            }
            Account changed = change.apply(before.get());
            sql.update("UPDATE accounts SET balance = ?, max_keys = ?, magic = ?, clock_ahead = ?, clock_frozen = ?"
                    + " WHERE id = ?", changed.balance().toPlainString(), changed.maxKeys(),
                    Columns.flag(changed.magic()), changed.clock().ahead().toMillis(),
                    Columns.millis(changed.clock().frozenAt()), id);
            return find(sql, id);
        });
    }

    @Override
    public boolean remove(String id) {
        // Remove most messages in batches first, so that other writes are not delayed.
        messages.remove(MessageCriteria.all(id));
        return writer.write(sql -> {
            sql.caches().accounts().invalidate();
            sql.caches().keys().invalidate();
            sql.caches().webhooks().invalidate();
            SqlJournal.clear(sql, id);
            messages.clear(sql, id);
            // Foreign keys cascade to the other data of the account.
            return sql.update("DELETE FROM accounts WHERE id = ?", id) == 1;
        });
    }

    /**
     * Reads an account and locks its row until the commit, for databases to which several servers write. Call this
     * before changing the account.
     */
    static Optional<Account> lockRow(SqlSession sql, String id) throws SQLException {
        sql.caches().accounts().invalidate();
        sql.update("UPDATE accounts SET id = id WHERE id = ?", id);
        return find(sql, id);
    }

    /** Adds an amount to the balance of an account, if it exists, in the current transaction. */
    static void refund(SqlSession sql, String id, BigDecimal amount) throws SQLException {
        Optional<Account> account = lockRow(sql, id);
        if (account.isPresent()) {
            sql.update("UPDATE accounts SET balance = ? WHERE id = ?",
                    account.get().balance().add(amount).toPlainString(), id);
        }
    }

    private static Optional<Account> find(SqlSession sql, String id) throws SQLException {
        return sql.first(SqlAccounts::map, "SELECT * FROM accounts WHERE id = ?", id);
    }

    private static boolean insert(SqlSession sql, Account account) throws SQLException {
        PasswordHash password = account.password();
        return sql.update(
                "INSERT INTO accounts (id, email, password, balance, max_keys, magic, clock_ahead, clock_frozen, created)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (email) DO NOTHING",
                account.id(), account.email(), password == null ? null : password.encoded(),
                account.balance().toPlainString(), account.maxKeys(), Columns.flag(account.magic()),
                account.clock().ahead().toMillis(), Columns.millis(account.clock().frozenAt()),
                Columns.millis(account.created())) == 1;
    }

    private static Account map(ResultSet row) throws SQLException {
        String password = row.getString("password");
        return new Account(Columns.text(row, "id"), Columns.text(row, "email"),
                password == null ? null : new PasswordHash(password), new BigDecimal(Columns.text(row, "balance")),
                Columns.optionalInt(row, "max_keys"), Columns.flag(row, "magic"),
                new ClockSetting(Duration.ofMillis(row.getLong("clock_ahead")),
                        Columns.optionalInstant(row, "clock_frozen")),
                Columns.instant(row, "created"));
    }
}

package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.ClockSetting;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.AccountStore;
import dev.latchkey.mockserver.model.Criteria;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Accounts in a database. */
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
            for (NewAccount wanted : accounts) {
                if (insert(sql, wanted.account())) {
                    added.add(wanted.account());
                    for (StoredKey key : wanted.keys()) {
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
            Account wanted = change.apply(before.get());
            sql.update("UPDATE accounts SET balance = ?, max_keys = ?, magic = ?, clock_ahead = ?, clock_frozen = ?"
                    + " WHERE id = ?", wanted.balance().toPlainString(), wanted.maxKeys(),
                    Columns.flag(wanted.magic()), wanted.clock().ahead().toMillis(),
                    Columns.millis(wanted.clock().frozenAt()), id);
            return find(sql, id);
        });
    }

    @Override
    public boolean remove(String id) {
        // Most of its messages in batches, so that nobody waits long.
        messages.remove(Criteria.all(id));
        return writer.write(sql -> {
            sql.caches().accounts().invalidate();
            sql.caches().keys().invalidate();
            sql.caches().webhooks().invalidate();
            SqlJournal.clear(sql, id);
            messages.clear(sql, id);
            // Everything else that is its own goes with it.
            return sql.update("DELETE FROM accounts WHERE id = ?", id) == 1;
        });
    }

    /**
     * The account, which is about to be changed, and whose row nobody else changes until the commit, where several
     * servers write to one database.
     */
    static Optional<Account> lockRow(SqlSession sql, String id) throws SQLException {
        sql.caches().accounts().invalidate();
        sql.update("UPDATE accounts SET id = id WHERE id = ?", id);
        return find(sql, id);
    }

    /** Raises the balance of an account, if it is there, as part of a larger work. */
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

package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.PasswordHash;
import dev.latchkey.mockserver.model.StoredKey;
import dev.latchkey.mockserver.store.Accounts;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accounts in a database. */
final class SqlAccounts implements Accounts {
    private final SqlWriter writer;
    private final SqlReaders readers;

    SqlAccounts(SqlWriter writer, SqlReaders readers) {
        this.writer = writer;
        this.readers = readers;
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
        return readers.read(sql -> sql.first(SqlAccounts::map, "SELECT * FROM accounts WHERE id = ?", id));
    }

    @Override
    public Optional<Account> byEmail(String email) {
        return readers.read(sql -> sql.first(SqlAccounts::map, "SELECT * FROM accounts WHERE email = ?", email));
    }

    @Override
    public List<Account> all() {
        return readers.read(sql -> sql.list(SqlAccounts::map, "SELECT * FROM accounts ORDER BY id"));
    }

    private static boolean insert(Sql sql, Account account) throws SQLException {
        PasswordHash password = account.password();
        return sql.update(
                "INSERT INTO accounts (id, email, password, balance, created) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (email) DO NOTHING",
                account.id(), account.email(), password == null ? null : password.encoded(),
                account.balance().toPlainString(), Columns.millis(account.created())) == 1;
    }

    private static Account map(ResultSet row) throws SQLException {
        String password = row.getString("password");
        return new Account(Columns.text(row, "id"), Columns.text(row, "email"),
                password == null ? null : new PasswordHash(password), new BigDecimal(Columns.text(row, "balance")),
                Columns.instant(row, "created"));
    }
}

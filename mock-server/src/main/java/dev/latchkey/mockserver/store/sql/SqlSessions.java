package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.SecretHash;
import dev.latchkey.mockserver.model.Session;
import dev.latchkey.mockserver.store.SessionStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Session store in a database. */
final class SqlSessions implements SessionStore {
    private final SqlWriter writer;
    private final SqlReaders readers;

    SqlSessions(SqlWriter writer, SqlReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void add(Session session, Instant forgetBefore) {
        writer.write(sql -> {
            sql.update("DELETE FROM sessions WHERE expires < ?", Columns.millis(forgetBefore));
            return sql.update("INSERT INTO sessions (token_hash, account_id, created, expires) VALUES (?, ?, ?, ?)",
                    session.tokenHash().hex(), session.accountId(), Columns.millis(session.created()),
                    Columns.millis(session.expires()));
        });
    }

    @Override
    public Optional<Session> find(SecretHash tokenHash) {
        return readers.read(sql -> sql.first(SqlSessions::map, "SELECT * FROM sessions WHERE token_hash = ?",
                tokenHash.hex()));
    }

    @Override
    public void remove(SecretHash tokenHash) {
        writer.write(sql -> sql.update("DELETE FROM sessions WHERE token_hash = ?", tokenHash.hex()));
    }

    private static Session map(ResultSet row) throws SQLException {
        return new Session(new SecretHash(Columns.text(row, "token_hash")), Columns.text(row, "account_id"),
                Columns.instant(row, "created"), Columns.instant(row, "expires"));
    }
}

package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.store.JournalEntries;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The newest 100,000 journal entries in a database. */
final class SqlJournal implements JournalEntries {
    private static final int KEPT = 100_000;
    private static final int BETWEEN_PRUNINGS = 1000;

    private final SqlWriter writer;
    private final SqlReaders readers;
    private final AtomicInteger added = new AtomicInteger();

    SqlJournal(SqlWriter writer, SqlReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public void add(JournalEntry entry) {
        writer.writeSoon(sql -> sql.update(
                "INSERT INTO journal (id, came, account_id, key_id, route, status, reason, address, micros)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(), Columns.millis(entry.at()), entry.accountId(), entry.keyId(), entry.route(),
                entry.status(), entry.reason(), entry.address(), entry.micros()));
        if (added.incrementAndGet() % BETWEEN_PRUNINGS == 0) {
            writer.writeSoon(sql -> sql.update(
                    "DELETE FROM journal WHERE id <= (SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET ?)",
                    KEPT));
        }
    }

    @Override
    public List<JournalEntry> newest(int limit) {
        return readers.read(sql -> sql.list(SqlJournal::map, "SELECT * FROM journal ORDER BY id DESC LIMIT ?", limit));
    }

    private static JournalEntry map(ResultSet row) throws SQLException {
        return new JournalEntry(Columns.text(row, "id"), Columns.instant(row, "came"), row.getString("account_id"),
                row.getString("key_id"), Columns.text(row, "route"), row.getInt("status"), row.getString("reason"),
                Columns.text(row, "address"), row.getLong("micros"));
    }
}

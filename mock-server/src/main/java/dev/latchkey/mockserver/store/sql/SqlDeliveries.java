package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.store.DeliveryStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Delivery store in a database. */
final class SqlDeliveries implements DeliveryStore {
    private final SqlWriter writer;
    private final SqlReaders readers;

    private record First(String accountId, Instant due) {}

    SqlDeliveries(SqlWriter writer, SqlReaders readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public boolean complete(DueWork work, DeliveryUpdate update) {
        return writer.write(sql -> {
            // If several servers share a database, only one of them deletes the row.
            if (sql.update("DELETE FROM due_work WHERE id = ? AND account_id = ?", work.id(),
                    work.accountId()) == 0) {
                return false;
            }
            DeliveryUpdateRows.insert(sql, update);
            return true;
        });
    }

    @Override
    public void add(DeliveryUpdate update) {
        writer.write(sql -> {
            DeliveryUpdateRows.insert(sql, update);
            return true;
        });
    }

    @Override
    public List<DeliveryEvent> events(String accountId, String messageId) {
        return readers.read(sql -> sql.list(EventRow::map,
                "SELECT * FROM events WHERE message_id = ? AND account_id = ? ORDER BY id", messageId, accountId));
    }

    @Override
    public Optional<DeliveryEvent> event(String accountId, String messageId, String id) {
        return readers.read(sql -> sql.first(EventRow::map,
                "SELECT * FROM events WHERE id = ? AND message_id = ? AND account_id = ?", id, messageId, accountId));
    }

    @Override
    public List<DueWork> dueForMessage(String accountId, String messageId) {
        return readers.read(sql -> sql.list(DueRow::map,
                "SELECT * FROM due_work WHERE message_id = ? AND account_id = ? ORDER BY due, id", messageId,
                accountId));
    }

    @Override
    public List<DueWork> due(String accountId, @Nullable DueWork after, int limit) {
        long due = after == null ? Long.MIN_VALUE : after.due().toEpochMilli();
        String id = after == null ? "" : after.id();
        return readers.read(sql -> sql.list(DueRow::map,
                "SELECT * FROM due_work WHERE account_id = ? AND due >= ? AND (due > ? OR id > ?)"
                        + " ORDER BY due, id LIMIT ?",
                accountId, due, due, id, limit));
    }

    @Override
    public Map<String, Instant> earliestDueByAccount() {
        // One index lookup per account, whatever the amount of due work.
        List<First> first = readers.read(sql -> sql.list(
                row -> new First(row.getString("id"), Columns.instant(row, "due")),
                "SELECT id, due FROM (SELECT id, (SELECT MIN(due) FROM due_work"
                        + " WHERE due_work.account_id = accounts.id) AS due FROM accounts) AS first_due"
                        + " WHERE due IS NOT NULL"));
        return first.stream().collect(Collectors.toMap(First::accountId, First::due));
    }
}

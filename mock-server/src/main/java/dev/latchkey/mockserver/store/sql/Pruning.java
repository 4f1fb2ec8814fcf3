package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Retention;
import dev.latchkey.mockserver.store.Messages.Size;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Knows how much is kept, and takes away what is too much: soon, in small batches, never while somebody waits. */
final class Pruning {
    private static final int BATCH = 200;

    private final SqlWriter writer;
    private final SqlReaders readers;
    private final Retention retention;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean underWay = new AtomicBoolean();

    private record Total(long messages, long bytes) {}

    private record Sized(String id, long size) {}

    Pruning(SqlWriter writer, SqlReaders readers, Retention retention) {
        this.writer = writer;
        this.readers = readers;
        this.retention = retention;
        recount();
    }

    /** So much has come, or gone. */
    void added(long count, long size) {
        messages.addAndGet(count);
        bytes.addAndGet(size);
        if (tooMuch() && !underWay.getAndSet(true)) {
            writer.writeSoon(this::dropBatch, this::dropMore);
        }
    }

    /** Removes messages at once, all or none. */
    int remove(Where where) {
        Total removed = writer.write(sql -> {
            Total total = total(sql, where.text(), where.parameters());
            sql.update("DELETE FROM messages WHERE " + where.text(), where.parameters());
            return total;
        });
        added(-removed.messages(), -removed.bytes());
        return (int) removed.messages();
    }

    /** Removes messages that are older, in batches. */
    int removeOlder(String accountId, Instant moment) {
        List<Sized> old = readers.read(sql -> sql.list(row -> new Sized(row.getString(1), row.getLong(2)),
                "SELECT id, size FROM messages WHERE account_id = ? AND accepted < ? ORDER BY id", accountId,
                moment.toEpochMilli()));
        int removed = 0;
        for (int from = 0; from < old.size(); from += BATCH) {
            List<Sized> batch = old.subList(from, Math.min(from + BATCH, old.size()));
            removed += writer.write(sql -> drop(sql, batch));
        }
        return removed;
    }

    Size size() {
        return new Size(messages.get(), bytes.get(), dropped.get());
    }

    void recount() {
        Total total = readers.read(sql -> total(sql, "1 = 1"));
        messages.set(total.messages());
        bytes.set(total.bytes());
    }

    private boolean tooMuch() {
        return messages.get() > retention.messages() || bytes.get() > retention.bytes() && messages.get() > 1;
    }

    private int dropBatch(Sql sql) throws SQLException {
        List<Sized> oldest = sql.list(row -> new Sized(row.getString(1), row.getLong(2)),
                "SELECT id, size FROM messages ORDER BY id LIMIT ?", BATCH);
        long tooMany = messages.get() - retention.messages();
        long tooLarge = bytes.get() - retention.bytes();
        int count = 0;
        long size = 0;
        while (count < oldest.size() && (count < tooMany || size < tooLarge)) {
            size += oldest.get(count).size();
            count++;
        }
        return drop(sql, oldest.subList(0, count));
    }

    private int drop(Sql sql, List<Sized> batch) throws SQLException {
        int count = 0;
        for (Sized message : batch) {
            if (sql.update("DELETE FROM messages WHERE id = ?", message.id()) == 1) {
                messages.decrementAndGet();
                bytes.addAndGet(-message.size());
                dropped.incrementAndGet();
                count++;
            }
        }
        return count;
    }

    private void dropMore() {
        underWay.set(false);
        added(0, 0);
    }

    private static Total total(Sql sql, String where, Object... parameters) throws SQLException {
        return sql.first(row -> new Total(row.getLong(1), row.getLong(2)),
                "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM messages WHERE " + where, parameters).orElseThrow();
    }
}

package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.MessageStore.Size;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Counts stored messages and removes those over the retention limits. Removal runs in small batches in the background,
 * so that no caller waits.
 */
final class Pruning {
    private static final int BATCH = 200;

    private final SqlWriter writer;
    private final SqlReaders readers;
    private final RetentionLimits retention;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final AtomicBoolean running = new AtomicBoolean();

    private record Total(long messages, long bytes) {}

    private record Sized(String id, long size) {}

    Pruning(SqlWriter writer, SqlReaders readers, RetentionLimits retention) {
        this.writer = writer;
        this.readers = readers;
        this.retention = retention;
        Total total = readers.read(sql -> total(sql, "1 = 1"));
        messages.set(total.messages());
        bytes.set(total.bytes());
        pruneIfOverLimit();
    }

    /** Counts a message of this size once the current transaction is committed. */
    void added(SqlSession sql, long size) {
        sql.afterCommit(() -> {
            messages.incrementAndGet();
            bytes.addAndGet(size);
            pruneIfOverLimit();
        });
    }

    /** Removes messages in the current transaction and returns their number. */
    int remove(SqlSession sql, Where where) throws SQLException {
        Total total = total(sql, where.text(), where.parameters());
        if (total.messages() > 0) {
            sql.update("DELETE FROM messages WHERE " + where.text(), where.parameters());
            sql.afterCommit(() -> subtract(total));
        }
        return (int) total.messages();
    }

    /**
     * Removes the currently matching messages and returns their number. Runs in batches, so that other writes are not
     * delayed.
     */
    int remove(MessageCriteria criteria) {
        Optional<String> newest = readers.read(sql -> sql.first(row -> row.getString(1),
                "SELECT id FROM messages WHERE account_id = ? ORDER BY id DESC LIMIT 1", criteria.accountId()));
        if (newest.isEmpty()) {
            return 0;
        }
        AtomicReference<String> last = new AtomicReference<>("");
        int removed = 0;
        int batch = BATCH;
        while (batch == BATCH) {
            Where where = new Where(criteria).and("id > ?", last.get()).and("id <= ?", newest.get());
            batch = writer.write(sql -> {
                List<Sized> matching = sql.list(row -> new Sized(row.getString(1), row.getLong(2)),
                        "SELECT id, size FROM messages WHERE " + where.text() + " ORDER BY id LIMIT ?",
                        where.parameters(BATCH));
                if (!matching.isEmpty()) {
                    last.set(matching.get(matching.size() - 1).id());
                }
                Total total = delete(sql, matching);
                sql.afterCommit(() -> subtract(total));
                return matching.size();
            });
            removed += batch;
        }
        return removed;
    }

    /** Removes messages accepted before the given time, in batches. */
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

    private boolean isOverLimit() {
        return messages.get() > retention.messages() || bytes.get() > retention.bytes() && messages.get() > 1;
    }

    private int dropBatch(SqlSession sql) throws SQLException {
        List<Sized> oldest = sql.list(row -> new Sized(row.getString(1), row.getLong(2)),
                "SELECT id, size FROM messages ORDER BY id LIMIT ?", BATCH);
        long tooMany = messages.get() - retention.messages();
        long tooLarge = bytes.get() - retention.bytes();
        int count = 0;
        long size = 0;
        // The newest message always stays, whatever its size.
        while (count < oldest.size() && messages.get() - count > 1 && (count < tooMany || size < tooLarge)) {
            size += oldest.get(count).size();
            count++;
        }
        return drop(sql, oldest.subList(0, count));
    }

    private int drop(SqlSession sql, List<Sized> batch) throws SQLException {
        Total total = delete(sql, batch);
        sql.afterCommit(() -> {
            subtract(total);
            dropped.addAndGet(total.messages());
        });
        return (int) total.messages();
    }

    private static Total delete(SqlSession sql, List<Sized> batch) throws SQLException {
        int count = 0;
        long size = 0;
        for (Sized message : batch) {
            if (sql.update("DELETE FROM messages WHERE id = ?", message.id()) == 1) {
                count++;
                size += message.size();
            }
        }
        return new Total(count, size);
    }

    private void subtract(Total total) {
        messages.addAndGet(-total.messages());
        bytes.addAndGet(-total.bytes());
    }

    private void pruneIfOverLimit() {
        if (isOverLimit() && !running.getAndSet(true)) {
            writer.submit(this::dropBatch).whenComplete((count, failure) -> {
                running.set(false);
                // After a failure, retry only when the next message arrives: on a full disk, an immediate retry would
                // loop forever.
                if (failure == null) {
                    pruneIfOverLimit();
                }
            });
        }
    }

    private static Total total(SqlSession sql, String where, Object... parameters) throws SQLException {
        return sql.first(row -> new Total(row.getLong(1), row.getLong(2)),
                "SELECT COUNT(*), COALESCE(SUM(size), 0) FROM messages WHERE " + where, parameters).orElseThrow();
    }
}

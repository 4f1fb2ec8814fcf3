package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.MessageSource;
import dev.latchkey.mockserver.store.JournalStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Bounded journal in a database. */
final class SqlJournal implements JournalStore {
    private static final int PRUNE_INTERVAL = 1000;
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 500;

    private final SqlWriter writer;
    private final SqlReaders readers;
    private final int maxEntries;
    /** Used only by the writer thread. */
    private int writtenSincePruning;
    private final AtomicLong dropped = new AtomicLong();
    /** Entries not yet on disk. An entry is removed only after its commit, so that a reader of both misses none. */
    private final ConcurrentNavigableMap<String, JournalEntry> unwritten = new ConcurrentSkipListMap<>();
    /** Entries that no transaction has taken yet. One transaction writes all that arrive before it runs. */
    private final Queue<JournalEntry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writeRequested = new AtomicBoolean();
    // Blocks callers that add faster than the disk can write.
    private final Semaphore permits = new Semaphore(MAX_WAITING);

    SqlJournal(SqlWriter writer, SqlReaders readers, int maxEntries) {
        this.writer = writer;
        this.readers = readers;
        this.maxEntries = maxEntries;
    }

    @Override
    public void add(JournalEntry entry) {
        permits.acquireUninterruptibly();
        unwritten.put(entry.id(), entry);
        waiting.add(entry);
        writeWaiting();
    }

    @Override
    public List<JournalEntry> newest(Filter filter, @Nullable String before, int limit) {
        NavigableMap<String, JournalEntry> found = new TreeMap<>();
        (before == null ? unwritten : unwritten.headMap(before, false)).values().stream().filter(filter::matches)
                .forEach(entry -> found.put(entry.id(), entry));
        readWritten(filter, before, limit).forEach(entry -> found.put(entry.id(), entry));
        return found.descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    static void clear(SqlSession sql, String accountId) throws SQLException {
        sql.update("DELETE FROM journal WHERE account_id = ?", accountId);
    }

    private List<JournalEntry> readWritten(Filter filter, @Nullable String before, int limit) {
        StringBuilder query = new StringBuilder("SELECT * FROM journal WHERE 1 = 1");
        List<Object> parameters = new ArrayList<>();
        addCondition(query, parameters, " AND id < ?", before);
        addCondition(query, parameters, " AND account_id = ?", filter.accountId());
        addCondition(query, parameters, " AND key_id = ?", filter.keyId());
        if (filter.refusedOnly()) {
            query.append(" AND reason IS NOT NULL");
        }
        parameters.add(limit);
        return readers.read(
                sql -> sql.list(SqlJournal::map, query + " ORDER BY id DESC LIMIT ?", parameters.toArray()));
    }

    private static void addCondition(StringBuilder query, List<Object> parameters, String term,
            @Nullable Object value) {
        if (value != null) {
            query.append(term);
            parameters.add(value);
        }
    }

    private void writeWaiting() {
        if (!writeRequested.getAndSet(true)) {
            List<JournalEntry> batch = new ArrayList<>();
            AtomicBoolean ran = new AtomicBoolean();
            writer.writeInBackground(sql -> write(sql, batch, ran), () -> onWritten(batch, ran.get()));
        }
    }

    private int write(SqlSession sql, List<JournalEntry> batch, AtomicBoolean ran) throws SQLException {
        ran.set(true);
        // Reset first, so that an entry added from now on requests another write.
        writeRequested.set(false);
        drain(batch, MAX_BATCH);
        for (JournalEntry entry : batch) {
            insert(sql, entry);
        }
        sql.afterCommit(() -> forget(batch));
        writtenSincePruning += batch.size();
        if (writtenSincePruning >= PRUNE_INTERVAL) {
            writtenSincePruning = 0;
            prune(sql);
        }
        return batch.size();
    }

    private void onWritten(List<JournalEntry> batch, boolean ran) {
        if (!ran) {
            // The store is closed, so the entries are discarded.
            writeRequested.set(false);
            drain(batch, Integer.MAX_VALUE);
        }
        forget(batch);
        permits.release(batch.size());
        if (!waiting.isEmpty()) {
            writeWaiting();
        }
    }

    private void forget(List<JournalEntry> batch) {
        batch.forEach(entry -> unwritten.remove(entry.id()));
    }

    private void drain(List<JournalEntry> into, int max) {
        JournalEntry entry = waiting.poll();
        while (entry != null) {
            into.add(entry);
            entry = into.size() < max ? waiting.poll() : null;
        }
    }

    private static int insert(SqlSession sql, JournalEntry entry) throws SQLException {
        return sql.update(
                "INSERT INTO journal (id, came, source, account_id, key_id, route, status, reason, address, message_id,"
                        + " fault, micros) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                entry.id(), Columns.millis(entry.at()), entry.source().wireName(), entry.accountId(), entry.keyId(),
                entry.route(), entry.status(), entry.reason(), entry.address(), entry.messageId(), entry.fault(),
                entry.micros());
    }

    private void prune(SqlSession sql) throws SQLException {
        int removed = sql.update(
                "DELETE FROM journal WHERE id <= (SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET ?)",
                maxEntries);
        sql.afterCommit(() -> dropped.addAndGet(removed));
    }

    private static JournalEntry map(ResultSet row) throws SQLException {
        return new JournalEntry(Columns.text(row, "id"), Columns.instant(row, "came"),
                MessageSource.fromWireName(Columns.text(row, "source")), row.getString("account_id"),
                row.getString("key_id"),
                Columns.text(row, "route"), row.getInt("status"), row.getString("reason"),
                Columns.text(row, "address"), row.getString("message_id"), row.getString("fault"),
                row.getLong("micros"));
    }
}

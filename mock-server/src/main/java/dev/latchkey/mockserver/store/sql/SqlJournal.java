package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Source;
import dev.latchkey.mockserver.store.JournalStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The newest journal entries in a database. */
final class SqlJournal implements JournalStore {
    private static final int PRUNE_INTERVAL = 1000;
    private static final int MAX_WAITING = 10_000;
    private static final int MAX_BATCH = 500;

    private final SqlWriter writer;
    private final SqlReaders readers;
    private final int maxEntries;
    /** Known to the writing thread alone. */
    private int writtenSincePruning;
    private final AtomicLong dropped = new AtomicLong();
    /** What is on its way to the disk. An entry leaves only when it is there, so that a reader of both misses none. */
    private final ConcurrentNavigableMap<String, JournalEntry> unwritten = new ConcurrentSkipListMap<>();
    /** Of these, those that no work has taken yet: one work writes all that have come until it runs. */
    private final Queue<JournalEntry> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean writeRequested = new AtomicBoolean();
    // Whoever adds faster than the disk can follow waits here.
    private final Semaphore permits = new Semaphore(MAX_WAITING);

    SqlJournal(SqlWriter writer, SqlReaders readers, int kept) {
        this.writer = writer;
        this.readers = readers;
        this.maxEntries = kept;
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
        written(filter, before, limit).forEach(entry -> found.put(entry.id(), entry));
        return found.descendingMap().values().stream().limit(limit).toList();
    }

    @Override
    public long dropped() {
        return dropped.get();
    }

    static void clear(SqlSession sql, String accountId) throws SQLException {
        sql.update("DELETE FROM journal WHERE account_id = ?", accountId);
    }

    private List<JournalEntry> written(Filter filter, @Nullable String before, int limit) {
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
            List<JournalEntry> taken = new ArrayList<>();
            AtomicBoolean ran = new AtomicBoolean();
            writer.writeInBackground(sql -> write(sql, taken, ran), () -> written(taken, ran.get()));
        }
    }

    private int write(SqlSession sql, List<JournalEntry> taken, AtomicBoolean ran) throws SQLException {
        ran.set(true);
        // First, so that who comes from now on asks anew.
        writeRequested.set(false);
        drain(taken, MAX_BATCH);
        for (JournalEntry entry : taken) {
            insert(sql, entry);
        }
        sql.afterCommit(() -> forget(taken));
        writtenSincePruning += taken.size();
        if (writtenSincePruning >= PRUNE_INTERVAL) {
            writtenSincePruning = 0;
            prune(sql);
        }
        return taken.size();
    }

    private void written(List<JournalEntry> taken, boolean ran) {
        if (!ran) {
            // The store is closed: nothing is written any more.
            writeRequested.set(false);
            drain(taken, Integer.MAX_VALUE);
        }
        forget(taken);
        permits.release(taken.size());
        if (!waiting.isEmpty()) {
            writeWaiting();
        }
    }

    private void forget(List<JournalEntry> taken) {
        taken.forEach(entry -> unwritten.remove(entry.id()));
    }

    private void drain(List<JournalEntry> into, int most) {
        JournalEntry entry = waiting.poll();
        while (entry != null) {
            into.add(entry);
            entry = into.size() < most ? waiting.poll() : null;
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
                Source.fromWireName(Columns.text(row, "source")), row.getString("account_id"), row.getString("key_id"),
                Columns.text(row, "route"), row.getInt("status"), row.getString("reason"),
                Columns.text(row, "address"), row.getString("message_id"), row.getString("fault"),
                row.getLong("micros"));
    }
}

package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.ClearScope;
import dev.latchkey.mockserver.model.MessageCriteria;
import dev.latchkey.mockserver.model.RetentionLimits;
import dev.latchkey.mockserver.store.AccountStore;
import dev.latchkey.mockserver.store.ApiKeyStore;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.mockserver.store.DeliveryStore;
import dev.latchkey.mockserver.store.JournalStore;
import dev.latchkey.mockserver.store.MessageStore;
import dev.latchkey.mockserver.store.SessionStore;
import dev.latchkey.mockserver.store.StatisticStore;
import dev.latchkey.mockserver.store.UnusableDataException;
import dev.latchkey.mockserver.store.WebhookStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** Store in an SQLite database in its own directory. */
public final class SqlStore implements DataStore {
    private final DataDirectory directory;
    private final Sqlite sqlite;
    private final SqlWriter writer;
    private final SqlReaders readers;
    private final AccountStore accounts;
    private final ApiKeyStore keys;
    private final SessionStore sessions;
    private final SqlMessages messages;
    private final DeliveryStore deliveries;
    private final WebhookStore webhooks;
    private final StatisticStore statistics;
    private final JournalStore journal;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SqlStore(DataDirectory directory, Sqlite sqlite, Connection connection, List<Connection> forReading,
            RetentionLimits retention) {
        this.directory = directory;
        this.sqlite = sqlite;
        readers = new SqlReaders(forReading);
        // The directory is locked, so no other server writes.
        ReadCaches caches = new ReadCaches(true);
        writer = new SqlWriter(connection, caches);
        keys = new SqlKeys(writer, readers, caches);
        sessions = new SqlSessions(writer, readers);
        messages = new SqlMessages(writer, readers, retention);
        accounts = new SqlAccounts(writer, readers, messages, caches);
        deliveries = new SqlDeliveries(writer, readers);
        webhooks = new SqlWebhooks(writer, readers, caches);
        statistics = new SqlStatistics(readers);
        journal = new SqlJournal(writer, readers, retention.journalEntries());
        writer.start();
    }

    /**
     * Opens the store in a directory and locks the directory until the store is closed. Creates it if it does not
     * exist.
     *
     * @param retention limits of stored data; the caller removes messages that exceed the age
     * @throws UnusableDataException if another server uses the directory, or the data is damaged or from a newer
     *         version; nothing is changed then
     */
    public static SqlStore open(Path path, InstantSource clock, RetentionLimits retention) {
        DataDirectory directory = DataDirectory.lock(path);
        try {
            Sqlite sqlite = new Sqlite(directory.database());
            Connection connection = sqlite.openWriter(clock.millis());
            List<Connection> all = new ArrayList<>(List.of(connection));
            try {
                List<Connection> forReading = sqlite.openReaders();
                all.addAll(forReading);
                return new SqlStore(directory, sqlite, connection, forReading, retention);
            } catch (RuntimeException e) {
                all.forEach(Sqlite::closeQuietly);
                throw e;
            }
        } catch (IOException e) {
            directory.close();
            throw new UnusableDataException("The data directory " + path + " cannot be used: " + e.getMessage() + ".",
                    e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public ApiKeyStore keys() {
        return keys;
    }

    @Override
    public SessionStore sessions() {
        return sessions;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public DeliveryStore deliveries() {
        return deliveries;
    }

    @Override
    public WebhookStore webhooks() {
        return webhooks;
    }

    @Override
    public StatisticStore statistics() {
        return statistics;
    }

    @Override
    public JournalStore journal() {
        return journal;
    }

    @Override
    public void clear(String accountId, Set<ClearScope> parts) {
        if (parts.contains(ClearScope.MESSAGES)) {
            // Remove most messages in batches first, so that other writes are not delayed. The transaction removes the
            // rest.
            messages.remove(MessageCriteria.all(accountId));
        }
        writer.write(sql -> {
            for (ClearScope clearScope : parts) {
                clear(sql, accountId, clearScope);
            }
            return true;
        });
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public void check() {
        readers.read(sql -> sql.first(row -> row.getInt(1), "SELECT 1"));
        // A write that changes no value still checks that the disk is writable.
        writer.write(sql -> sql.update("UPDATE schema_version SET version = version WHERE version = 1"));
    }

    private void clear(SqlSession sql, String accountId, ClearScope clearScope) throws SQLException {
        switch (clearScope) {
            case MESSAGES -> {
                messages.clear(sql, accountId);
                SqlStatistics.clear(sql, accountId);
            }
            case KEYS -> SqlKeys.clear(sql, accountId);
            case WEBHOOKS -> SqlWebhooks.clear(sql, accountId);
            case JOURNAL -> SqlJournal.clear(sql, accountId);
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            // The writer must close last: the last connection merges the write-ahead log into the database and deletes
            // it.
            readers.close();
            writer.close();
            sqlite.markCleanShutdown();
        } finally {
            directory.close();
        }
    }
}

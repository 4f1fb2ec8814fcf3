package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.store.StatisticStore;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Daily statistics in a database. */
final class SqlStatistics implements StatisticStore {
    private final SqlReaders readers;

    SqlStatistics(SqlReaders readers) {
        this.readers = readers;
    }

    @Override
    public List<Statistic> between(String accountId, @Nullable String gateway, LocalDate first, LocalDate last) {
        // Days are stored as ISO 8601 text, which sorts by date.
        List<Statistic> found = readers.read(sql -> sql.list(StatisticRow::map,
                "SELECT * FROM statistics WHERE account_id = ? AND day >= ? AND day <= ?"
                        + " ORDER BY day, gateway, key_id, channel, environment",
                accountId, first.toString(), last.toString()));
        return gateway == null ? found : found.stream().filter(day -> day.gateway().equals(gateway)).toList();
    }

    /** Removes the statistics of an account in the current transaction. */
    static void clear(SqlSession sql, String accountId) throws SQLException {
        sql.update("DELETE FROM statistics WHERE account_id = ?", accountId);
    }
}

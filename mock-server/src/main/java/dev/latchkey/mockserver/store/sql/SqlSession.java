package dev.latchkey.mockserver.store.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs SQL with positional parameters on one connection, for one thread at a time. Prepared statements are cached,
 * because preparing one costs more than running it. The least recently used ones are closed.
 */
final class SqlSession implements AutoCloseable {
    private static final int MAX_PREPARED = 100;

    private final Connection connection;
    private final ReadCaches caches;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private List<Runnable> afterCommit = new ArrayList<>();

    /** Creates a session without caches, for reading or for exclusive use of the database. */
    SqlSession(Connection connection) {
        this(connection, new ReadCaches(false));
    }

    /** Creates a session whose transactions invalidate these caches. */
    SqlSession(Connection connection, ReadCaches caches) {
        this.connection = connection;
        this.caches = caches;
    }

    /** Statements that run in one transaction. */
    @FunctionalInterface
    interface Transaction<T> {
        T run(SqlSession sql) throws SQLException;
    }

    /** Maps a row to a record. */
    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    Connection connection() {
        return connection;
    }

    /** The caches to invalidate before a change. */
    ReadCaches caches() {
        return caches;
    }

    /** Runs an update and returns the number of changed rows. */
    int update(String statement, @Nullable Object... parameters) throws SQLException {
        return run(PreparedStatement::executeUpdate, statement, parameters);
    }

    /** Runs a query and returns all rows. */
    <T> List<T> list(Mapper<T> mapper, String query, @Nullable Object... parameters) throws SQLException {
        return run(statement -> rows(mapper, statement), query, parameters);
    }

    /** Runs a query and returns the first row. */
    <T> Optional<T> first(Mapper<T> mapper, String query, @Nullable Object... parameters) throws SQLException {
        return list(mapper, query, parameters).stream().findFirst();
    }

    /** Registers a task to run after the commit, before the waiting caller resumes. */
    void afterCommit(Runnable task) {
        afterCommit.add(task);
    }

    /** Returns and clears the tasks to run after the commit. */
    List<Runnable> takeAfterCommit() {
        List<Runnable> taken = afterCommit;
        afterCommit = new ArrayList<>();
        return taken;
    }

    /** Closes the statements and the connection. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
        connection.close();
    }

    private interface StatementCall<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(StatementCall<T> call, String text, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepare(text);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            T result = call.run(statement);
            // A cached statement must not keep a large body in memory.
            statement.clearParameters();
            return result;
        } catch (SQLException | RuntimeException e) {
            // Drivers close a failed statement, some of them without reporting it.
            prepared.remove(text);
            statement.close();
            throw e;
        }
    }

    private static <T> List<T> rows(Mapper<T> mapper, PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapper.map(rows));
            }
            return found;
        }
    }

    private PreparedStatement prepare(String text) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
            if (prepared.size() > MAX_PREPARED) {
                String oldest = prepared.keySet().iterator().next();
                Objects.requireNonNull(prepared.remove(oldest)).close();
            }
        }
        return statement;
    }
}

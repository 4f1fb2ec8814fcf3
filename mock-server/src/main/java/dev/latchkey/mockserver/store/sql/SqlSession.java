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
 * Runs SQL with positional parameters on one connection, for one thread at a time. Statements stay prepared, because
 * preparing costs more than running: only those that were not used for long are let go.
 */
final class SqlSession implements AutoCloseable {
    private static final int MAX_PREPARED = 100;

    private final Connection connection;
    private final ReadCaches caches;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(16, 0.75f, true);
    private List<Runnable> afterCommit = new ArrayList<>();

    /** One that only reads, or that nobody reads beside. */
    SqlSession(Connection connection) {
        this(connection, new ReadCaches(false));
    }

    /** One that also changes what is looked up there. */
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

    /** What is looked up, for who changes it. */
    ReadCaches caches() {
        return caches;
    }

    /** Changes rows, and says how many. */
    int update(String statement, @Nullable Object... parameters) throws SQLException {
        return run(PreparedStatement::executeUpdate, statement, parameters);
    }

    /** The rows. */
    <T> List<T> list(Mapper<T> mapper, String query, @Nullable Object... parameters) throws SQLException {
        return run(ready -> rows(mapper, ready), query, parameters);
    }

    /** The first row. */
    <T> Optional<T> first(Mapper<T> mapper, String query, @Nullable Object... parameters) throws SQLException {
        return list(mapper, query, parameters).stream().findFirst();
    }

    /** Runs something once the work is stored for good, before whoever waits for it is told. */
    void afterCommit(Runnable what) {
        afterCommit.add(what);
    }

    /** What was to be run after the commit, which is then forgotten here. */
    List<Runnable> takeAfterCommit() {
        List<Runnable> taken = afterCommit;
        afterCommit = new ArrayList<>();
        return taken;
    }

    /** Lets the statements and the connection go. */
    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : prepared.values()) {
            statement.close();
        }
        prepared.clear();
        connection.close();
    }

    private interface Run<T> {
        T run(PreparedStatement ready) throws SQLException;
    }

    private <T> T run(Run<T> run, String text, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepare(text);
        try {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            T result = run.run(statement);
            // What stays prepared must not hold on to a large body.
            statement.clearParameters();
            return result;
        } catch (SQLException | RuntimeException e) {
            // Drivers close a statement that fails, some of them without saying so.
            prepared.remove(text);
            statement.close();
            throw e;
        }
    }

    private static <T> List<T> rows(Mapper<T> mapper, PreparedStatement ready) throws SQLException {
        try (ResultSet rows = ready.executeQuery()) {
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

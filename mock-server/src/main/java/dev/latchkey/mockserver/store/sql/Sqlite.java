package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.store.UnusableDataException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens an SQLite database file. Checks that it is intact and has a supported schema before changing it. All code
 * specific to SQLite is in this class.
 */
final class Sqlite {
    private static final System.Logger LOG = System.getLogger("dev.latchkey.mockserver");
    private static final int READERS = 4;
    private static final int SQLITE_NOTADB = 26;
    private static final int SQLITE_CORRUPT = 11;
    private static final String BUSY_TIMEOUT = "PRAGMA busy_timeout = 5000";

    private final Path file;
    private final String url;
    private final CleanShutdownMarker marker;

    Sqlite(Path file) {
        this.file = file;
        this.marker = new CleanShutdownMarker(file);
        this.url = "jdbc:sqlite:" + file;
        if (url.indexOf('?') >= 0) {
            throw new UnusableDataException("The path " + file + " has a question mark, after which SQLite's driver"
                    + " expects settings. Choose another data directory.", null);
        }
        try {
            DriverManager.getDriver(url);
        } catch (SQLException e) {
            throw new UnusableDataException("A data directory requires the SQLite driver org.xerial:sqlite-jdbc on the"
                    + " class path. Add it, or keep the data in memory.", e);
        }
        NativeCode.load();
    }

    /** Opens the writing connection and migrates the database to this version's schema. */
    Connection openWriter(long now) {
        try {
            check();
            marker.remove();
            Connection connection = DriverManager.getConnection(url, withoutGeneratedKeys());
            try {
                run(connection, BUSY_TIMEOUT, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                        "PRAGMA foreign_keys = ON");
                connection.setAutoCommit(false);
                Migrations.apply(new SqlSession(connection), now);
                return connection;
            } catch (SQLException | RuntimeException e) {
                closeQuietly(connection);
                throw e;
            }
        } catch (SQLException e) {
            throw unusable(e);
        } catch (IOException e) {
            throw new UnusableDataException("The database " + file + " cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    /** Marks a clean shutdown. Called after all connections are closed. */
    void markCleanShutdown() {
        marker.write();
    }

    /** Opens the read-only connections. */
    List<Connection> openReaders() {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            try {
                connections.add(openReader());
            } catch (SQLException e) {
                connections.forEach(Sqlite::closeQuietly);
                throw unusable(e);
            }
        }
        return connections;
    }

    /** Closes a failed connection. A further failure is only logged, because the first one is reported. */
    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.log(Level.DEBUG, "A connection could not be closed", e);
        }
    }

    /**
     * Turns off generated keys. The server creates all ids, and the driver would run an extra query after each change.
     */
    private static Properties withoutGeneratedKeys() {
        Properties properties = new Properties();
        properties.setProperty("jdbc.get_generated_keys", "false");
        return properties;
    }

    private Connection openReader() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        run(connection, BUSY_TIMEOUT, "PRAGMA query_only = ON");
        return connection;
    }

    private void check() throws SQLException {
        try (SqlSession sql = new SqlSession(DriverManager.getConnection(url))) {
            run(sql.connection(), BUSY_TIMEOUT);
            List<String> tables = sql.list(row -> row.getString(1),
                    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
            if (!tables.isEmpty() && !tables.contains("schema_version")) {
                throw new UnusableDataException(file + " is a database, but not Latchkey's. Choose another data"
                        + " directory.", null);
            }
            // Reads the whole file, which takes a second for a few hundred megabytes.
            if (!marker.matches() && !sql.first(row -> row.getString(1), "PRAGMA quick_check(1)").orElse("")
                    .equals("ok")) {
                throw damaged(null);
            }
            if (!tables.isEmpty()) {
                Migrations.check(sql, file.toString());
            }
        }
    }

    private UnusableDataException unusable(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT) {
            return damaged(e);
        }
        return new UnusableDataException("The database " + file + " cannot be opened: " + e.getMessage() + ".", e);
    }

    private UnusableDataException damaged(@Nullable SQLException e) {
        return new UnusableDataException("The database " + file + " is damaged. It was not changed. Restore it from a"
                + " backup, or move it away to start with an empty database.", e);
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.store.UnusableDataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Brings a database to the schema of this version, one numbered file of SQL after the other. Which files a database has
 * seen is written in it, with their checksums: a file that was published is never changed, only followed by another.
 */
final class Migrations {
    /** The files, in order; the number a name begins with is its place here. */
    private static final List<String> FILES = List.of("1_first.sql", "2_whole_life.sql",
            "3_events_of_messages.sql");

    /** After this one, what no SQL can fold is folded here. */
    private static final String FOLDED_IN_JAVA = "2_whole_life.sql";

    private Migrations() {}

    /** Refuses a database that a newer version wrote, and changes nothing. */
    static void check(SqlSession sql, String name) throws SQLException {
        List<Applied> applied = applied(sql);
        if (applied.size() > FILES.size()) {
            throw new UnusableDataException(name + " was written by a newer version of Latchkey (schema "
                    + applied.size() + ", this version knows " + FILES.size()
                    + "). Start the newer version, or choose another data directory.", null);
        }
        for (int i = 0; i < applied.size(); i++) {
            if (!applied.get(i).checksum().equals(checksum(read(FILES.get(i))))) {
                throw new UnusableDataException(
                        name + " has a schema that this version does not know, under the number "
                                + (i + 1) + ". Start the version that made it, or choose another data directory.",
                        null);
            }
        }
    }

    /** Applies what is missing, each file as a whole or not at all. */
    static void apply(SqlSession sql, long now) throws SQLException {
        sql.update("CREATE TABLE IF NOT EXISTS schema_version"
                + " (version INTEGER PRIMARY KEY, file TEXT NOT NULL, checksum TEXT NOT NULL, applied BIGINT NOT NULL)");
        sql.connection().commit();
        for (int i = applied(sql).size(); i < FILES.size(); i++) {
            String text = read(FILES.get(i));
            for (String statement : text.replaceAll("(?m)^\\s*--.*$", "").split(";\\s*\n")) {
                if (!statement.isBlank()) {
                    sql.update(statement);
                }
            }
            if (FILES.get(i).equals(FOLDED_IN_JAVA)) {
                SqlMessages.foldAll(sql);
            }
            sql.update("INSERT INTO schema_version (version, file, checksum, applied) VALUES (?, ?, ?, ?)", i + 1,
                    FILES.get(i), checksum(text), now);
            sql.connection().commit();
        }
    }

    private record Applied(int version, String checksum) {}

    private static List<Applied> applied(SqlSession sql) throws SQLException {
        return sql.list(row -> new Applied(row.getInt(1), row.getString(2)),
                "SELECT version, checksum FROM schema_version ORDER BY version");
    }

    private static String read(String file) {
        try (InputStream in = Objects.requireNonNull(Migrations.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksum(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java platform has SHA-256", e);
        }
    }
}

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
 * Migrates a database to the schema of this version by running numbered SQL files in order. The database records the
 * applied files with their checksums, so a published file must never change; add another file instead.
 */
final class Migrations {
    /** The files in order. The number in a file name is its position. */
    private static final List<String> FILES = List.of("1_first.sql", "2_whole_life.sql",
            "3_events_of_messages.sql", "4_search_header_fields.sql");

    /** After this file, texts are case-folded in Java, because SQL cannot do it. */
    private static final String FOLDED_IN_JAVA = "2_whole_life.sql";

    private static final String HEADER_FOLDED_IN_JAVA = "4_search_header_fields.sql";

    private Migrations() {}

    /** Rejects a database of a newer or unknown schema. Changes nothing. */
    static void check(SqlSession sql, String name) throws SQLException {
        List<Applied> applied = applied(sql);
        if (applied.size() > FILES.size()) {
            throw new UnusableDataException(name + " was written by a newer version of Latchkey (schema "
                    + applied.size() + ", but this version supports up to " + FILES.size()
                    + "). Start the newer version, or choose another data directory.", null);
        }
        for (int i = 0; i < applied.size(); i++) {
            if (!applied.get(i).checksum().equals(checksum(read(FILES.get(i))))) {
                throw new UnusableDataException(
                        name + " has a schema that this version does not know: migration " + (i + 1)
                                + " differs. Start the version that created it, or choose another data directory.",
                        null);
            }
        }
    }

    /** Applies the missing files, each in one transaction. */
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
            if (FILES.get(i).equals(HEADER_FOLDED_IN_JAVA)) {
                SqlMessages.foldHeaderFields(sql);
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

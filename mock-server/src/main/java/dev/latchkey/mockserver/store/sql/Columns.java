package dev.latchkey.mockserver.store.sql;

import com.squareup.moshi.Types;
import dev.latchkey.sdk.internal.json.Json;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Converts model values to column values and back. */
final class Columns {
    private static final String EMPTY_ARRAY = "[]";

    private Columns() {}

    static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    /** Returns true if the number is not 0. Not every database has a boolean type. */
    static boolean flag(ResultSet row, String column) throws SQLException {
        return row.getInt(column) != 0;
    }

    static int flag(boolean value) {
        return value ? 1 : 0;
    }

    static @Nullable Integer optionalInt(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }

    /** Encodes a list as a JSON array of strings. */
    static String list(List<?> values) {
        return values.isEmpty() ? EMPTY_ARRAY : json(values.stream().map(Object::toString).toList());
    }

    /** Encodes a list of records, lists or maps as JSON. */
    static String json(List<?> values) {
        return values.isEmpty() ? EMPTY_ARRAY : new String(Json.encode(values), StandardCharsets.UTF_8);
    }

    /** Decodes a list that {@link #json(List)} encoded. */
    @SuppressWarnings("unchecked")
    static <T> List<T> json(ResultSet row, String column, Type element) throws SQLException {
        String text = text(row, column);
        return text.equals(EMPTY_ARRAY)
                ? List.of()
                : (List<T>) Json.decode(Types.newParameterizedType(List.class, element),
                        text.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> list(ResultSet row, String column) throws SQLException {
        return json(row, column, String.class);
    }
}

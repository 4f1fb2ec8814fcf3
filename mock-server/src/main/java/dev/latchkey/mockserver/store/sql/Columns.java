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

/** How values of the model become values of columns, and back. */
final class Columns {
    private static final Type LIST_OF_TEXT = Types.newParameterizedType(List.class, String.class);

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

    /** A list as a JSON array. */
    static String list(List<?> values) {
        return new String(Json.encode(values.stream().map(Object::toString).toList()), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    static List<String> list(ResultSet row, String column) throws SQLException {
        return (List<String>) Json.decode(LIST_OF_TEXT, text(row, column).getBytes(StandardCharsets.UTF_8));
    }
}

package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import java.io.IOException;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adapter for values that are one JSON string and not an extensible enum: ISO 8601 dates, secrets and IP ranges. */
final class StringValueJsonAdapter<T> extends JsonAdapter<T> {
    private static final Map<Type, JsonAdapter<?>> ADAPTERS = Map.of(
            LocalDate.class, new StringValueJsonAdapter<>(LocalDate::parse, LocalDate::toString),
            Secret.class, new StringValueJsonAdapter<>(Secret::of, Secret::reveal),
            IpRange.class, new StringValueJsonAdapter<>(IpRange::networkOf, IpRange::toString));

    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> annotations.isEmpty() ? ADAPTERS.get(type) : null;

    private final Function<String, T> read;
    private final Function<T, String> write;

    private StringValueJsonAdapter(Function<String, T> read, Function<T, String> write) {
        this.read = read;
        this.write = write;
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        String text = reader.nextString();
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidJsonValueException("This string has the wrong format.");
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        writer.value(value == null ? null : write.apply(value));
    }
}

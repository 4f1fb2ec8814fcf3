package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.keys.IpRange;
import dev.latchkey.sdk.keys.Permission;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that are one JSON string or number: instants in ISO 8601, exact decimals, and the small types of the model. */
final class ValueJson<T> extends JsonAdapter<T> {
    private static final Map<Type, JsonAdapter<?>> ADAPTERS = Map.of(
            Instant.class, new ValueJson<>(Instant::parse, Instant::toString).nullSafe(),
            LocalDate.class, new ValueJson<>(LocalDate::parse, LocalDate::toString).nullSafe(),
            BigDecimal.class, new DecimalJson().nullSafe(),
            Secret.class, new ValueJson<>(Secret::of, Secret::reveal).nullSafe(),
            Permission.class, new ValueJson<>(Permission::of, Permission::name).nullSafe(),
            IpRange.class, new ValueJson<>(IpRange::networkOf, IpRange::toString).nullSafe());

    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> annotations.isEmpty() ? ADAPTERS.get(type) : null;

    private final Function<String, T> read;
    private final Function<T, String> write;

    private ValueJson(Function<String, T> read, Function<T, String> write) {
        this.read = read;
        this.write = write;
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
        String text = reader.nextString();
        try {
            return read.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new JsonDataException("Not a value of this kind");
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        writer.value(write.apply(value));
    }

    /** A number of any size and precision, as it is written. */
    private static final class DecimalJson extends JsonAdapter<BigDecimal> {
        @Override
        public BigDecimal fromJson(JsonReader reader) throws IOException {
            String text = reader.nextString();
            try {
                return new BigDecimal(text);
            } catch (NumberFormatException e) {
                throw new JsonDataException("Not a number");
            }
        }

        @Override
        public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
            writer.value(value);
        }
    }
}

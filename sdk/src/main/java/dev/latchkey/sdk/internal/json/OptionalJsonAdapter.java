package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adapter for members with three states, used in update requests. A null component is left out, an empty one is
 * written as null, and any other as its value.
 */
final class OptionalJsonAdapter<T> extends JsonAdapter<Optional<T>> {
    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> Types.getRawType(type) == Optional.class
                    ? new OptionalJsonAdapter<>(
                            moshi.adapter(((ParameterizedType) type).getActualTypeArguments()[0], annotations))
                    : null;

    private final JsonAdapter<T> valueAdapter;

    private OptionalJsonAdapter(JsonAdapter<T> inside) {
        this.valueAdapter = inside;
    }

    @Override
    public Optional<T> fromJson(JsonReader reader) throws IOException {
        return Optional.ofNullable(valueAdapter.fromJson(reader));
    }

    @Override
    @SuppressWarnings("OptionalAssignedToNull") // null is the third state
    public void toJson(JsonWriter writer, @Nullable Optional<T> value) throws IOException {
        if (value == null || value.isPresent()) {
            valueAdapter.toJson(writer, value == null ? null : value.get());
            return;
        }
        boolean serializeNulls = writer.getSerializeNulls();
        writer.setSerializeNulls(true);
        writer.nullValue();
        writer.setSerializeNulls(serializeNulls);
    }
}

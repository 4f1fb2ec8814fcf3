package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adapter for JSON of unknown type: maps, lists, strings, booleans, null and numbers. A number is read as {@code
 * Long} if it fits, otherwise as {@code BigInteger} or {@code BigDecimal}. A value is written by the adapter of its
 * class.
 */
final class AnyJsonAdapter extends JsonAdapter<Object> {
    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> type == Object.class && annotations.isEmpty() ? new AnyJsonAdapter(moshi) : null;

    private final Moshi moshi;

    private AnyJsonAdapter(Moshi moshi) {
        this.moshi = moshi;
    }

    @Override
    public @Nullable Object fromJson(JsonReader reader) throws IOException {
        switch (reader.peek()) {
            case BEGIN_OBJECT :
                return readObject(reader);
            case BEGIN_ARRAY :
                return readArray(reader);
            case NUMBER :
                return NumberJsonAdapter.parseNarrowest(reader.nextString());
            default :
                return reader.readJsonValue();
        }
    }

    private Map<String, @Nullable Object> readObject(JsonReader reader) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            try {
                members.put(name, fromJson(reader));
            } catch (InvalidJsonValueException e) {
                throw e.withPath(reader.getPath());
            }
        }
        reader.endObject();
        return members;
    }

    private List<@Nullable Object> readArray(JsonReader reader) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        reader.beginArray();
        while (reader.hasNext()) {
            elements.add(fromJson(reader));
        }
        reader.endArray();
        return elements;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Object value) throws IOException {
        if (value == null) {
            writer.nullValue();
        } else if (value instanceof Map<?, ?> map) {
            writer.beginObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                writer.name(String.valueOf(member.getKey()));
                toJson(writer, member.getValue());
            }
            writer.endObject();
        } else if (value instanceof Collection<?> elements) {
            writer.beginArray();
            for (Object each : elements) {
                toJson(writer, each);
            }
            writer.endArray();
        } else {
            adapter(value).toJson(writer, value);
        }
    }

    @SuppressWarnings("unchecked")
    private JsonAdapter<Object> adapter(Object value) {
        return (JsonAdapter<Object>) moshi.adapter(value.getClass());
    }
}

package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as records: component {@code fooBar} is the member {@code fooBar}. Unknown members are skipped. A
 * component without {@code @Nullable} is required. Moshi's own adapter for records is not used because it lives in the
 * part of a multi-release jar that fat jars and Android leave behind.
 */
@BeyondAndroid33("The reflection of records, there from 34 on.")
final class RecordJson<T> extends JsonAdapter<T> {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        return raw.isRecord() && annotations.isEmpty() ? new RecordJson<>(raw, moshi).nullSafe() : null;
    };

    private final Constructor<T> constructor;
    private final List<Component> components;
    private final JsonReader.Options names;

    private RecordJson(Class<T> type, Moshi moshi) {
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] parameters = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new AssertionError("A record has its canonical constructor", e);
        }
        components = Arrays.stream(declared).map(component -> new Component(component, moshi)).toList();
        names = JsonReader.Options.of(components.stream().map(component -> component.name).toArray(String[]::new));
    }

    @Override
    public T fromJson(JsonReader reader) throws IOException {
        @Nullable
        Object[] values = new Object[components.size()];
        reader.beginObject();
        while (reader.hasNext()) {
            int index = reader.selectName(names);
            if (index < 0) {
                reader.skipName();
                reader.skipValue();
            } else {
                values[index] = components.get(index).adapter.fromJson(reader);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components.get(i).required) {
                // Still inside the object, the path ends with the member that was read last.
                String path = reader.getPath();
                throw new Json.Missing(path.substring(0, path.lastIndexOf('.') + 1) + components.get(i).name);
            }
        }
        reader.endObject();
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new JsonDataException(refused);
            }
            throw new AssertionError("A record's constructor failed", e);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("A record of the wire must be public", e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        writer.beginObject();
        for (Component component : components) {
            writer.name(component.name);
            component.adapter.toJson(writer, component.of(value));
        }
        writer.endObject();
    }

    @BeyondAndroid33("The reflection of records, there from 34 on.")
    private static final class Component {
        final String name;
        final boolean required;
        final JsonAdapter<@Nullable Object> adapter;
        private final Method accessor;

        Component(RecordComponent component, Moshi moshi) {
            name = component.getName();
            required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            adapter = moshi.adapter(component.getGenericType());
            accessor = component.getAccessor();
        }

        @Nullable
        Object of(@Nullable Object owner) {
            try {
                return accessor.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("A record of the wire must be public", e);
            }
        }
    }
}

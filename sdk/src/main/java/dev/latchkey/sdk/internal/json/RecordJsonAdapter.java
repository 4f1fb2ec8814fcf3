package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adapter between JSON objects and records. Component {@code fooBar} is the member {@code fooBar}, or the one its
 * {@link JsonName} names. Unknown members are skipped. A component without {@code @Nullable} is required. Moshi's own
 * adapter for records is in the multi-release part of its jar, which fat jars and Android lose.
 */
@BeyondAndroid33("Reflection on records, available from API level 34 on.")
final class RecordJsonAdapter<T> extends JsonAdapter<T> {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        return raw.isRecord() && annotations.isEmpty() ? new RecordJsonAdapter<>(raw, moshi) : null;
    };

    private static final int NO_MEMBER_READ = -2;
    /** Name in Moshi's path after a member was skipped. */
    private static final String SKIPPED = "null";

    private final Constructor<T> constructor;
    private final Component[] components;
    private final JsonReader.Options names;

    private RecordJsonAdapter(Class<T> type, Moshi moshi) {
        RecordComponent[] declared = type.getRecordComponents();
        Class<?>[] parameters = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new AssertionError("A record has its canonical constructor", e);
        }
        Reflection.makeAccessible(constructor);
        components = Arrays.stream(declared).map(component -> new Component(component, moshi))
                .toArray(Component[]::new);
        names = JsonReader.Options.of(Arrays.stream(components).map(component -> component.name)
                .toArray(String[]::new));
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        @Nullable
        Object[] values = new Object[components.length];
        int lastRead = NO_MEMBER_READ;
        reader.beginObject();
        while (reader.hasNext()) {
            lastRead = reader.selectName(names);
            if (lastRead < 0) {
                reader.skipName();
                reader.skipValue();
            } else {
                values[lastRead] = components[lastRead].read(reader);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components[i].required) {
                throw new InvalidJsonValueException("A required value is missing",
                        memberPathPrefix(reader, lastRead) + components[i].name);
            }
        }
        T record = newInstance(values, reader, lastRead);
        reader.endObject();
        return record;
    }

    private T newInstance(@Nullable Object[] values, JsonReader reader, int lastRead) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // The record's own message may quote the value, so it is not passed on.
            String prefix = memberPathPrefix(reader, lastRead);
            throw new InvalidJsonValueException("These values are not a valid combination.",
                    prefix.substring(0, prefix.length() - 1));
        } catch (IllegalAccessException e) {
            throw Reflection.inaccessible(constructor.getDeclaringClass(), e);
        } catch (InstantiationException e) {
            throw new AssertionError("A record is not abstract", e);
        }
    }

    /**
     * Returns the path of this object with the dot before a member. Within the object, the path of the reader ends
     * with the name read last.
     */
    private String memberPathPrefix(JsonReader reader, int lastRead) {
        String path = reader.getPath();
        String name = lastRead == NO_MEMBER_READ ? "" : lastRead < 0 ? SKIPPED : components[lastRead].name;
        return path.substring(0, path.length() - name.length());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        writer.beginObject();
        for (Component component : components) {
            writer.name(component.name);
            component.adapter.toJson(writer, Reflection.get(component.accessor, value));
        }
        writer.endObject();
    }

    @BeyondAndroid33("Reflection on records, available from API level 34 on.")
    private static final class Component {
        final String name;
        final boolean required;
        final JsonAdapter<@Nullable Object> adapter;
        final Method accessor;

        Component(RecordComponent component, Moshi moshi) {
            JsonName jsonName = component.getAnnotation(JsonName.class);
            name = jsonName == null ? component.getName() : jsonName.value();
            required = Nullness.isRequired(component);
            Annotation time = component.getAnnotation(JsonTime.class);
            adapter = moshi.adapter(component.getGenericType(), time == null ? Set.of() : Set.of(time));
            accessor = component.getAccessor();
            Reflection.makeAccessible(accessor);
        }

        @Nullable
        Object read(JsonReader reader) throws IOException {
            try {
                return adapter.fromJson(reader);
            } catch (InvalidJsonValueException e) {
                throw e.withPath(reader.getPath());
            }
        }
    }
}

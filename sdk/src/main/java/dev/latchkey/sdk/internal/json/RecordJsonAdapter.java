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
 * JSON objects as records: component {@code fooBar} is the member {@code fooBar}, or as its {@link JsonName} says.
 * Unknown members are skipped. A component without {@code @Nullable} is required. Moshi's own adapter for records is
 * not used because it lives in the part of a multi-release jar that fat jars and Android leave behind.
 */
@BeyondAndroid33("The reflection of records, there from 34 on.")
final class RecordJsonAdapter<T> extends JsonAdapter<T> {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        return raw.isRecord() && annotations.isEmpty() ? new RecordJsonAdapter<>(raw, moshi) : null;
    };

    private static final int NO_MEMBER_READ = -2;
    /** What Moshi has as the name in its path after a member was skipped. */
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
        int last = NO_MEMBER_READ;
        reader.beginObject();
        while (reader.hasNext()) {
            last = reader.selectName(names);
            if (last < 0) {
                reader.skipName();
                reader.skipValue();
            } else {
                values[last] = components[last].read(reader);
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && components[i].required) {
                throw new InvalidJsonValueException("A required value is missing",
                        memberPathPrefix(reader, last) + components[i].name);
            }
        }
        T made = newInstance(values, reader, last);
        reader.endObject();
        return made;
    }

    private T newInstance(@Nullable Object[] values, JsonReader reader, int last) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            // What a record says of a value it does not take may quote it, so it is not passed on.
            String inside = memberPathPrefix(reader, last);
            throw new InvalidJsonValueException("These values do not go together.",
                    inside.substring(0, inside.length() - 1));
        } catch (IllegalAccessException e) {
            throw Reflection.inaccessible(constructor.getDeclaringClass(), e);
        } catch (InstantiationException e) {
            throw new AssertionError("A record is not abstract", e);
        }
    }

    /** The path to this object and the dot before a member; inside it, the reader's ends with the name read last. */
    private String memberPathPrefix(JsonReader reader, int last) {
        String path = reader.getPath();
        String name = last == NO_MEMBER_READ ? "" : last < 0 ? SKIPPED : components[last].name;
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

    @BeyondAndroid33("The reflection of records, there from 34 on.")
    private static final class Component {
        final String name;
        final boolean required;
        final JsonAdapter<@Nullable Object> adapter;
        final Method accessor;

        Component(RecordComponent component, Moshi moshi) {
            JsonName own = component.getAnnotation(JsonName.class);
            name = own == null ? component.getName() : own.value();
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

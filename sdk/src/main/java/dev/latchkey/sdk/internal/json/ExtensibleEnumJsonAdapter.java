package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adapter for extensible enums: records of one {@code String} with a public static {@code of(String)}, such as an
 * environment or a permission. Unknown values are kept as they are. The first few are cached, since lists repeat the
 * same values.
 */
@BeyondAndroid33("Reflection on records, available from API level 34 on.")
final class ExtensibleEnumJsonAdapter<T> extends JsonAdapter<T> {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        Method of = annotations.isEmpty() ? factoryMethod(raw) : null;
        return of == null ? null : new ExtensibleEnumJsonAdapter<>(raw, of);
    };

    private static final int MAX_CACHED = 64;
    private static final int MAX_CACHED_LENGTH = 64;

    private final Class<T> type;
    private final Method factory;
    private final Method accessor;
    private volatile ValueCache<T> cache;

    private ExtensibleEnumJsonAdapter(Class<T> type, Method of) {
        this.type = type;
        this.factory = of;
        accessor = type.getRecordComponents()[0].getAccessor();
        Reflection.makeAccessible(of);
        Reflection.makeAccessible(accessor);
        List<T> constants = constants(type);
        cache = new ValueCache<>(constants.stream().map(this::text).toList(), constants);
    }

    /** Returns the type's factory method, or null if the type is not an extensible enum. */
    static @Nullable Method factoryMethod(Class<?> type) {
        RecordComponent[] components = type.isRecord() ? type.getRecordComponents() : new RecordComponent[0];
        if (components.length != 1 || components[0].getType() != String.class) {
            return null;
        }
        try {
            Method of = type.getMethod("of", String.class);
            return Modifier.isStatic(of.getModifiers()) && of.getReturnType() == type ? of : null;
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    @Override
    public @Nullable T fromJson(JsonReader reader) throws IOException {
        JsonReader.Token next = reader.peek();
        if (next == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        if (next != JsonReader.Token.STRING) {
            return create(reader.nextString());
        }
        // Known values are compared in the buffer, without creating a String for each.
        ValueCache<T> cached = cache;
        int index = reader.selectString(cached.options);
        if (index >= 0) {
            return cached.values.get(index);
        }
        String text = reader.nextString();
        T created = create(text);
        if (cached.values.size() < MAX_CACHED && isCacheable(text)) {
            cache = cached.with(text, created);
        }
        return created;
    }

    /** Returns true if JSON writes the text without escapes, and it is short. */
    private static boolean isCacheable(String text) {
        return text.length() <= MAX_CACHED_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '\\');
    }

    private T create(String text) {
        try {
            return type.cast(factory.invoke(null, text));
        } catch (InvocationTargetException e) {
            throw new InvalidJsonValueException("This value is not allowed.");
        } catch (IllegalAccessException e) {
            throw Reflection.inaccessible(type, e);
        }
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable T value) throws IOException {
        writer.value(value == null ? null : text(value));
    }

    private String text(T value) {
        return (String) Reflection.get(accessor, value);
    }

    /** Known values by their text. */
    private static final class ValueCache<T> {
        final List<String> texts;
        final List<T> values;
        final JsonReader.Options options;

        ValueCache(List<String> texts, List<T> values) {
            this.texts = texts;
            this.values = values;
            this.options = JsonReader.Options.of(texts.toArray(new String[0]));
        }

        ValueCache<T> with(String text, T value) {
            return new ValueCache<>(append(texts, text), append(values, value));
        }

        private static <E> List<E> append(List<E> list, E last) {
            List<E> longer = new ArrayList<>(list);
            longer.add(last);
            return longer;
        }
    }

    private static <T> List<T> constants(Class<T> type) {
        List<T> constants = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
                try {
                    constants.add(type.cast(field.get(null)));
                } catch (IllegalAccessException e) {
                    throw Reflection.inaccessible(type, e);
                }
            }
        }
        return constants;
    }
}

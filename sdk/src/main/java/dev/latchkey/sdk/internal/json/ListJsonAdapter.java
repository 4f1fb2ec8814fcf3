package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Types;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adapter between JSON arrays and unmodifiable lists and sets without null elements. */
final class ListJsonAdapter<E> extends JsonAdapter<Collection<E>> {
    static final JsonAdapter.Factory FACTORY = (type, annotations, moshi) -> {
        Class<?> raw = Types.getRawType(type);
        if (raw != List.class && raw != Collection.class && raw != Set.class) {
            return null;
        }
        Type element = Types.collectionElementType(type, raw);
        // AnyJsonAdapter reads arrays of any type, which may contain null.
        return element == Object.class
                ? null
                : new ListJsonAdapter<>(moshi.adapter(element, annotations), raw == Set.class);
    };

    private final JsonAdapter<E> element;
    private final boolean distinct;

    private ListJsonAdapter(JsonAdapter<E> element, boolean distinct) {
        this.element = element;
        this.distinct = distinct;
    }

    @Override
    public @Nullable Collection<E> fromJson(JsonReader reader) throws IOException {
        if (reader.peek() == JsonReader.Token.NULL) {
            return reader.nextNull();
        }
        reader.beginArray();
        Collection<E> read = reader.hasNext() ? readElements(reader) : distinct ? Set.of() : List.of();
        reader.endArray();
        return read;
    }

    private Collection<E> readElements(JsonReader reader) throws IOException {
        E first = readElement(reader, 0);
        // Most lists are short, and these classes use the least memory.
        if (!reader.hasNext()) {
            return distinct ? Set.of(first) : List.of(first);
        }
        E second = readElement(reader, 1);
        if (!distinct && !reader.hasNext()) {
            return List.of(first, second);
        }
        Collection<E> elements = distinct ? new LinkedHashSet<>() : new ArrayList<>();
        elements.add(first);
        elements.add(second);
        for (int i = 2; reader.hasNext(); i++) {
            elements.add(readElement(reader, i));
        }
        return distinct
                ? Collections.unmodifiableSet((Set<E>) elements)
                : Collections.unmodifiableList((List<E>) elements);
    }

    private E readElement(JsonReader reader, int index) throws IOException {
        try {
            E value = element.fromJson(reader);
            if (value == null) {
                throw new InvalidJsonValueException("A list element is missing");
            }
            return value;
        } catch (InvalidJsonValueException e) {
            throw e.withPath(elementPath(reader, index));
        }
    }

    /** Returns the path of an element. After an element was read, the path of the reader is that of the next. */
    private static String elementPath(JsonReader reader, int index) {
        String path = reader.getPath();
        return path.substring(0, path.lastIndexOf('[') + 1) + index + "]";
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Collection<E> value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        writer.beginArray();
        for (E each : value) {
            element.toJson(writer, each);
        }
        writer.endArray();
    }
}

package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.Moshi;
import dev.latchkey.sdk.DecodeException;
import java.lang.reflect.Type;

/** Reads and writes the records of gateway APIs as JSON. */
public final class Json {
    private static final Moshi MOSHI = new Moshi.Builder().add(ExtensibleEnumJsonAdapter.FACTORY)
            .add(StringValueJsonAdapter.FACTORY)
            .add(TimeJsonAdapter.FACTORY).add(NumberJsonAdapter.FACTORY).add(AttachmentJsonAdapter.FACTORY)
            .add(OptionalJsonAdapter.FACTORY)
            .add(ListJsonAdapter.FACTORY).add(AnyJsonAdapter.FACTORY).add(RecordJsonAdapter.FACTORY).build();

    private Json() {}

    /** Returns the format of a type, to read or write many values with. */
    public static <T> JsonFormat<T> format(Type type) {
        return new JsonFormat<>(MOSHI.adapter(type));
    }

    /**
     * Decodes one document.
     *
     * @throws DecodeException if it is not JSON or not of this type; it names the path but not the value found there
     */
    public static <T> T decode(Class<T> type, byte[] document) {
        return type.cast(decode((Type) type, document));
    }

    /** Decodes like {@link #decode(Class, byte[])}, for a parameterized type. */
    public static Object decode(Type type, byte[] document) {
        return Json.<Object>format(type).decode(document);
    }

    /** Encodes a record, or a list or map of records. Components that are null are left out. */
    public static byte[] encode(Object value) {
        return Json.<Object>format(value instanceof Record ? value.getClass() : Object.class).encode(value);
    }
}

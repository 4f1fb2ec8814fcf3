package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.Moshi;
import dev.latchkey.sdk.DecodeException;
import java.lang.reflect.Type;

/** Reads and writes the records of the wire as JSON. */
public final class Json {
    private static final Moshi MOSHI = new Moshi.Builder().add(ExtensibleEnumJsonAdapter.FACTORY)
            .add(StringValueJsonAdapter.FACTORY)
            .add(TimeJsonAdapter.FACTORY).add(NumberJsonAdapter.FACTORY).add(AttachmentJsonAdapter.FACTORY)
            .add(OptionalJsonAdapter.FACTORY)
            .add(ListJsonAdapter.FACTORY).add(AnyJsonAdapter.FACTORY).add(RecordJsonAdapter.FACTORY).build();

    private Json() {}

    /** How values of a type look, for who reads or writes many. */
    public static <T> JsonFormat<T> format(Type type) {
        return new JsonFormat<>(MOSHI.adapter(type));
    }

    /**
     * Reads one document.
     *
     * @throws DecodeException when it is no JSON, or not of this type; it names the place but not the value found there
     */
    public static <T> T decode(Class<T> type, byte[] document) {
        return type.cast(decode((Type) type, document));
    }

    /** As {@link #decode(Class, byte[])}, for a type with parameters. */
    public static Object decode(Type type, byte[] document) {
        return Json.<Object>format(type).decode(document);
    }

    /** Writes a record, or a list or map of records. Fields that are null are left out. */
    public static byte[] encode(Object value) {
        return Json.<Object>format(value instanceof Record ? value.getClass() : Object.class).encode(value);
    }
}

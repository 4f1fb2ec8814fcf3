package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import dev.latchkey.sdk.DecodeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import okio.Buffer;
import okio.BufferedSource;

/** Reads and writes the records of the wire as JSON. */
public final class Json {
    private static final Moshi MOSHI = new Moshi.Builder().add(ValueJson.FACTORY).add(OptionalJson.FACTORY)
            .add(RecordJson.FACTORY).build();

    private Json() {}

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
        BufferedSource source = new Buffer().write(document);
        JsonReader reader = JsonReader.of(source);
        try {
            Object value = MOSHI.adapter(type).fromJson(reader);
            if (value == null) {
                throw new DecodeException("The document is null.", "$", null);
            }
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new DecodeException("Something follows the document.", "$", null);
            }
            return value;
        } catch (Missing e) {
            throw new DecodeException(e.getMessage(), e.path, null);
        } catch (JsonDataException e) {
            // The library's message quotes the value it found, which may be a secret, so it is not passed on.
            throw new DecodeException("Something of another kind was expected.", reader.getPath(), null);
        } catch (EOFException e) {
            throw new DecodeException("The document ends too early.", reader.getPath(), null);
        } catch (IOException e) {
            throw new DecodeException("This is not JSON.", reader.getPath(), null);
        }
    }

    /** Writes a record, or a list or map of records. Fields that are null are left out. */
    public static byte[] encode(Object value) {
        Buffer buffer = new Buffer();
        try {
            adapter(value).toJson(buffer, value);
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory cannot fail", e);
        }
        return buffer.readByteArray();
    }

    @SuppressWarnings("unchecked")
    private static JsonAdapter<Object> adapter(Object value) {
        return (JsonAdapter<Object>) (value instanceof Record
                ? MOSHI.adapter(value.getClass())
                : MOSHI.adapter(Object.class));
    }

    /** A required component of a record was not in the document. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String path;

        Missing(String path) {
            super("A required value is missing");
            this.path = path;
        }
    }
}

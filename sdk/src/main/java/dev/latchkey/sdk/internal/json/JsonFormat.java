package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.latchkey.sdk.DecodeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import okio.Buffer;
import okio.BufferedSource;

/** How values of one type look in JSON. Made once for a type and used for all its values, by any number of threads. */
public final class JsonFormat<T> {
    private final JsonAdapter<T> adapter;

    JsonFormat(JsonAdapter<T> adapter) {
        this.adapter = adapter;
    }

    /**
     * Reads one document, and the source to its end.
     *
     * @throws DecodeException when it is no JSON, or not of this type; it names the place but not the value found there
     * @throws IOException when the source fails, so that a broken line is not taken for a broken document
     */
    public T decode(BufferedSource source) throws IOException {
        JsonReader reader = JsonReader.of(source);
        try {
            T value = adapter.fromJson(reader);
            if (value == null) {
                throw new DecodeException("The document is null.", "$", null);
            }
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new DecodeException("Something follows the document.", "$", null);
            }
            return value;
        } catch (InvalidJsonValueException e) {
            throw new DecodeException(e.getMessage(), e.path(reader), null);
        } catch (JsonDataException e) {
            // The library's message quotes the value it found, which may be a secret, so it is not passed on.
            throw new DecodeException("Something of another kind was expected.", reader.getPath(), null);
        } catch (JsonEncodingException e) {
            throw new DecodeException("This is not JSON.", reader.getPath(), null);
        } catch (EOFException e) {
            // Some sources say this of a line that broke; asked again, they do so again.
            if (!source.exhausted()) {
                throw e;
            }
            throw new DecodeException("The document ends too early.", reader.getPath(), null);
        }
    }

    /**
     * Reads one document.
     *
     * @throws DecodeException when it is no JSON, or not of this type; it names the place but not the value found there
     */
    public T decode(byte[] document) {
        try {
            return decode(new Buffer().write(document));
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory cannot fail", e);
        }
    }

    /** A document to send. Fields that are null are left out; files are not read before it is written. */
    public JsonDocument document(T value) {
        Buffer buffer = new Buffer();
        JsonDocument.Builder draft = new JsonDocument.Builder(buffer);
        JsonWriter writer = JsonWriter.of(buffer);
        writer.setTag(JsonDocument.Builder.class, draft);
        write(writer, value);
        return draft.build();
    }

    byte[] encode(T value) {
        Buffer buffer = new Buffer();
        write(JsonWriter.of(buffer), value);
        return buffer.readByteArray();
    }

    private void write(JsonWriter writer, T value) {
        try {
            adapter.toJson(writer, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}

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
import okio.ByteString;

/** JSON format of one type. It is created once for a type and is safe for use by several threads. */
public final class JsonFormat<T> {
    private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

    private final JsonAdapter<T> adapter;

    JsonFormat(JsonAdapter<T> adapter) {
        this.adapter = adapter;
    }

    /**
     * Decodes one document, reading the source to its end. A byte order mark before it is skipped, as RFC 8259, section
     * 8.1, permits: gateways written in .NET or PHP send one.
     *
     * @throws DecodeException if it is not JSON or not of this type; it names the path but not the value found there
     * @throws IOException if the source fails, so that a broken connection is not mistaken for a malformed document
     */
    public T decode(BufferedSource source) throws IOException {
        if (source.rangeEquals(0, BYTE_ORDER_MARK)) {
            source.skip(BYTE_ORDER_MARK.size());
        }
        JsonReader reader = JsonReader.of(source);
        try {
            T value = adapter.fromJson(reader);
            if (value == null) {
                throw new DecodeException("The JSON document is null.", "$", null);
            }
            if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
                throw new DecodeException("Unexpected data follows the JSON document.", "$", null);
            }
            return value;
        } catch (InvalidJsonValueException e) {
            throw new DecodeException(e.getMessage(), e.path(reader), null);
        } catch (JsonDataException e) {
            // Moshi's message quotes the value, which may be secret, so it is not passed on.
            throw new DecodeException("This value has the wrong JSON type.", reader.getPath(), null);
        } catch (JsonEncodingException e) {
            throw new DecodeException("This is not valid JSON.", reader.getPath(), null);
        } catch (EOFException e) {
            // Some sources throw this for a broken connection. Those throw it again here.
            if (!source.exhausted()) {
                throw e;
            }
            throw new DecodeException("The JSON document is truncated.", reader.getPath(), null);
        }
    }

    /**
     * Decodes one document.
     *
     * @throws DecodeException if it is not JSON or not of this type; it names the path but not the value found there
     */
    public T decode(byte[] document) {
        try {
            return decode(new Buffer().write(document));
        } catch (IOException e) {
            throw new UncheckedIOException("A buffer in memory cannot fail", e);
        }
    }

    /**
     * Encodes a document to send. Components that are null are left out. Attachments are read only when the document
     * is written.
     */
    public JsonDocument document(T value) {
        Buffer buffer = new Buffer();
        JsonDocument.Builder document = new JsonDocument.Builder(buffer);
        JsonWriter writer = JsonWriter.of(buffer);
        writer.setTag(JsonDocument.Builder.class, document);
        write(writer, value);
        return document.build();
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

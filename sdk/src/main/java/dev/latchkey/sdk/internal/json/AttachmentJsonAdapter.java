package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.latchkey.sdk.message.Attachment;
import java.io.IOException;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Write-only adapter for attachments, as Base64 strings. A document that is to be sent reads the file only while it
 * is written.
 */
final class AttachmentJsonAdapter extends JsonAdapter<Attachment> {
    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> type == Attachment.class && annotations.isEmpty() ? new AttachmentJsonAdapter() : null;

    @Override
    public Attachment fromJson(JsonReader reader) {
        throw new InvalidJsonValueException("Attachments can be sent, but not read.");
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Attachment value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        Base64Piece piece = new Base64Piece(value);
        JsonDocument.Builder document = writer.tag(JsonDocument.Builder.class);
        try (BufferedSink text = writer.valueSink()) {
            text.writeByte('"');
            if (document == null) {
                piece.writeTo(text);
            } else {
                text.flush();
                document.add(piece);
            }
            text.writeByte('"');
        }
    }
}

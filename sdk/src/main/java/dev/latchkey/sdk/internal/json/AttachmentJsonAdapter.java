package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import dev.latchkey.sdk.message.Attachment;
import java.io.IOException;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** The content of attached files, as texts in base64. Where a document is made to be sent, it is not read before that. Only written. */
final class AttachmentJsonAdapter extends JsonAdapter<Attachment> {
    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> type == Attachment.class && annotations.isEmpty() ? new AttachmentJsonAdapter() : null;

    @Override
    public Attachment fromJson(JsonReader reader) {
        throw new InvalidJsonValueException("Files are only sent, never read.");
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Attachment value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        Base64Piece piece = new Base64Piece(value);
        JsonDocument.Builder draft = writer.tag(JsonDocument.Builder.class);
        try (BufferedSink text = writer.valueSink()) {
            text.writeByte('"');
            if (draft == null) {
                piece.writeTo(text);
            } else {
                text.flush();
                draft.add(piece);
            }
            text.writeByte('"');
        }
    }
}

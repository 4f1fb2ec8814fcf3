package dev.latchkey.sdk.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Files as texts in base64. Where a document is made to be sent, they are not read before that. Only written. */
final class ContentJson extends JsonAdapter<Content> {
    static final JsonAdapter.Factory FACTORY = (type, annotations,
            moshi) -> type == Content.class && annotations.isEmpty() ? new ContentJson() : null;

    @Override
    public Content fromJson(JsonReader reader) {
        throw new Refused("Files are only sent, never read.");
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Content value) throws IOException {
        if (value == null) {
            writer.nullValue();
            return;
        }
        Base64Piece piece = new Base64Piece(value);
        JsonDocument.Draft draft = writer.tag(JsonDocument.Draft.class);
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

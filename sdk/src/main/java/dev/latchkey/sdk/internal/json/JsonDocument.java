package dev.latchkey.sdk.internal.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;

/**
 * JSON document that can be sent any number of times. It consists of encoded text and of attachments that are read
 * while it is written.
 */
public final class JsonDocument {
    private final List<Piece> pieces;
    private final long length;

    private JsonDocument(List<Piece> pieces) {
        this.pieces = pieces;
        long sum = 0;
        for (Piece piece : pieces) {
            sum += piece.length();
        }
        this.length = sum;
    }

    /** Length in bytes. */
    public long length() {
        return length;
    }

    /**
     * Writes the document, reading attachments again.
     *
     * @throws UnreadableAttachmentException if an attachment cannot be read or changed; the document is incomplete
     *        then
     * @throws IOException if the sink fails
     */
    public void writeTo(BufferedSink sink) throws IOException {
        for (Piece piece : pieces) {
            piece.writeTo(sink);
        }
    }

    /** Piece of a document. */
    interface Piece {
        /** Length in bytes. */
        long length();

        /** Writes the piece, the same each time. */
        void writeTo(BufferedSink sink) throws IOException;
    }

    private record Text(byte[] bytes) implements Piece {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }

    /** Builder of a document. It is a tag of the JSON writer, so that adapters can add attachments. */
    static final class Builder {
        private final Buffer text;
        private final List<Piece> pieces = new ArrayList<>(1);

        Builder(Buffer text) {
            this.text = text;
        }

        /** Adds a piece after the text written so far. */
        void add(Piece piece) {
            flushText();
            pieces.add(piece);
        }

        JsonDocument build() {
            flushText();
            return new JsonDocument(pieces);
        }

        private void flushText() {
            pieces.add(new Text(text.readByteArray()));
        }
    }
}

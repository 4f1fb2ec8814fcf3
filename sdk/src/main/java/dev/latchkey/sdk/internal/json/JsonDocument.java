package dev.latchkey.sdk.internal.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;

/**
 * A document to be sent, any number of times: texts that are ready, and between them files that are read while they are
 * written.
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

    /** Bytes. */
    public long length() {
        return length;
    }

    /**
     * Writes all of it, reading files anew.
     *
     * @throws UnreadableAttachmentException when a file cannot be sent as it was announced; the document is incomplete then
     * @throws IOException when the sink fails
     */
    public void writeTo(BufferedSink sink) throws IOException {
        for (Piece piece : pieces) {
            piece.writeTo(sink);
        }
    }

    /** A part of a document. */
    interface Piece {
        /** Bytes. */
        long length();

        /** Writes it, the same each time. */
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

    /** A document while it is made. Travels with the writer as its tag, so that files can take their place in it. */
    static final class Builder {
        private final Buffer text;
        private final List<Piece> pieces = new ArrayList<>(1);

        Builder(Buffer text) {
            this.text = text;
        }

        /** Puts a piece after all that was written so far. */
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

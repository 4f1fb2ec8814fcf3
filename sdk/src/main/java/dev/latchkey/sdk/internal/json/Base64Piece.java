package dev.latchkey.sdk.internal.json;

import dev.latchkey.sdk.message.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Piece of a document that holds an attachment in Base64. It keeps only a few kilobytes of the file in memory. */
record Base64Piece(Attachment attachment) implements JsonDocument.Piece {
    /** Base64 encodes three bytes as four characters. */
    private static final int GROUP = 3;
    private static final int ENCODED_GROUP = 4;
    private static final int CHUNK = 2048 * GROUP;

    @Override
    public long length() {
        return (attachment.size() + GROUP - 1) / GROUP * ENCODED_GROUP;
    }

    /**
     * Writes the file.
     *
     * @throws UnreadableAttachmentException if the file cannot be read or changed; too little was written then for
     *        the document to look complete
     * @throws IOException if the sink fails
     */
    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long announced = attachment.size();
        byte[] bytes = new byte[CHUNK];
        byte[] encoded = new byte[CHUNK / GROUP * ENCODED_GROUP];
        InputStream file = open();
        try {
            long sent = 0;
            int read;
            do {
                read = read(file, bytes);
                sent += read;
                if (sent > announced) {
                    throw changed(announced, "is larger now");
                }
                byte[] chunk = read == CHUNK ? bytes : Arrays.copyOf(bytes, read);
                sink.write(encoded, 0, Base64.getEncoder().encode(chunk, encoded));
            } while (read == CHUNK);
            if (sent < announced) {
                throw changed(announced, "only " + sent + " could be read");
            }
        } finally {
            close(file);
        }
    }

    private InputStream open() throws UnreadableAttachmentException {
        try {
            return attachment.open();
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    /** Reads until the chunk is full or the file ends. */
    private int read(InputStream file, byte[] chunk) throws UnreadableAttachmentException {
        int filled = 0;
        try {
            while (filled < chunk.length) {
                int read = file.read(chunk, filled, chunk.length - filled);
                if (read < 0) {
                    break;
                }
                filled += read;
            }
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
        return filled;
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException | RuntimeException e) {
            // All content was read, so this failure has no effect.
        }
    }

    private UnreadableAttachmentException unreadable(@Nullable Throwable cause) {
        return new UnreadableAttachmentException(
                "The attachment '" + attachment.name() + "' cannot be read, so the message was not"
                        + " sent. Check that the file exists and that this program may read it.",
                cause);
    }

    private UnreadableAttachmentException changed(long announced, String difference) {
        return new UnreadableAttachmentException(
                "The attachment '" + attachment.name() + "' changed while it was being sent: it had "
                        + announced + " bytes and " + difference
                        + ". The message was not sent. Attach the file once it is complete.",
                null);
    }
}

package dev.latchkey.sdk.internal.json;

import dev.latchkey.sdk.message.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A file in base64, as a piece of a document. Holds no more of it in memory than a few kilobytes. */
record Base64Piece(Attachment attachment) implements JsonDocument.Piece {
    /** Three bytes are four letters. */
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
     * @throws UnreadableAttachmentException before anything is written that could make a document of another length look whole
     * @throws IOException when the sink fails
     */
    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        long announced = attachment.size();
        byte[] bytes = new byte[CHUNK];
        byte[] letters = new byte[CHUNK / GROUP * ENCODED_GROUP];
        InputStream file = open();
        try {
            long sent = 0;
            int read;
            do {
                read = read(file, bytes);
                sent += read;
                if (sent > announced) {
                    throw changed(announced, "there is more now");
                }
                byte[] chunk = read == CHUNK ? bytes : Arrays.copyOf(bytes, read);
                sink.write(letters, 0, Base64.getEncoder().encode(chunk, letters));
            } while (read == CHUNK);
            if (sent < announced) {
                throw changed(announced, "only " + sent + " came");
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

    /** All that mattered was read by then. */
    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException | RuntimeException e) {
            // Nothing hangs on it.
        }
    }

    private UnreadableAttachmentException unreadable(@Nullable Throwable cause) {
        return new UnreadableAttachmentException(
                "The attachment '" + attachment.name() + "' cannot be read, so the message was not"
                        + " sent. Is the file still there, and may this program read it?",
                cause);
    }

    private UnreadableAttachmentException changed(long announced, String now) {
        return new UnreadableAttachmentException(
                "The attachment '" + attachment.name() + "' changed while it was being sent: it had "
                        + announced + " bytes and " + now
                        + ". The message was not sent; attach the file once it is complete.",
                null);
    }
}

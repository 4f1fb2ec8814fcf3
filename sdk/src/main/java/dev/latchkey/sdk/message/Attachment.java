package dev.latchkey.sdk.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file attached to an e-mail, or an inline image. Its content is read only when the message is sent, again for each
 * attempt, and never completely into memory. Immutable.
 *
 * {@snippet :
 * Attachment invoice = Attachment.of("invoice.pdf", "application/pdf", "%PDF-1.7 …".getBytes());
 * Attachment report = Attachment.of(Path.of("report.csv"));
 * Attachment logo = Attachment.of(Path.of("logo.png")).inline("logo");
 * }
 */
public final class Attachment {
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private final String name;
    private final String type;
    private final long size;
    private final Source source;
    private final @Nullable String contentId;

    private Attachment(String name, String type, long size, Source source, @Nullable String contentId) {
        this.name = name;
        this.type = type;
        this.size = size;
        this.source = source;
        this.contentId = contentId;
    }

    /** Source of the content. */
    @FunctionalInterface
    public interface Source {
        /**
         * Opens a new stream of the content. The caller closes it.
         *
         * @throws IOException if the content cannot be read
         */
        InputStream open() throws IOException;
    }

    /**
     * Creates an attachment from a file, with its name and the media type of its extension. The size is read now, the
     * content when the message is sent.
     *
     * @throws UncheckedIOException if the file does not exist or cannot be read
     */
    public static Attachment of(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("The file " + file + " to attach does not exist.");
            }
            Path name = Objects.requireNonNull(file.getFileName());
            return of(name.toString(), typeOf(name.toString()), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates an attachment from bytes. They are not copied, so they must not change until the message is sent. */
    public static Attachment of(String name, String type, byte[] content) {
        return of(name, type, content.length, () -> new ByteArrayInputStream(content));
    }

    /**
     * Creates an attachment from another source.
     *
     * @param name file name, as shown to the recipient
     * @param type media type, such as {@code image/png}
     * @param size size of the content in bytes; sending fails if the source provides more or fewer
     * @param source opens the content, once per attempt
     */
    public static Attachment of(String name, String type, long size, Source source) {
        return new Attachment(name, type.toLowerCase(Locale.ROOT), size, source, null);
    }

    /** Returns this attachment as an inline image, which the HTML shows with {@code <img src="cid:…">}. */
    public Attachment inline(String id) {
        return new Attachment(name, type, size, source, id);
    }

    /** Returns the file name, as shown to the recipient. */
    public String name() {
        return name;
    }

    /** Returns the media type, such as {@code image/png}. */
    public String type() {
        return type;
    }

    /** Returns the size of the content in bytes. */
    public long size() {
        return size;
    }

    /** Returns the content id by which the HTML refers to it; null for an attached file. */
    public @Nullable String contentId() {
        return contentId;
    }

    /** Returns true if this is an inline image rather than an attached file. */
    public boolean isInline() {
        return contentId != null;
    }

    /**
     * Opens a new stream of the content. The caller closes it.
     *
     * @throws IOException if the content cannot be read
     */
    public InputStream open() throws IOException {
        return source.open();
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + size + " bytes)";
    }

    private static String typeOf(String name) {
        String guess = URLConnection.guessContentTypeFromName(name);
        return guess == null ? UNKNOWN_TYPE : guess;
    }
}

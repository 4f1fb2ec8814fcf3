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
 * A file that goes with an e-mail, or an image inside it. Its content is read when the mail is sent and not before, anew
 * for each attempt, and never as a whole into memory. Immutable.
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

    /** Where content comes from. */
    @FunctionalInterface
    public interface Source {
        /** The content from its first byte on; another stream each time. The caller closes it. */
        InputStream open() throws IOException;
    }

    /**
     * The file at this path, under its own name, of the type its ending tells. Its size is read now, its content when it
     * is sent.
     *
     * @throws UncheckedIOException when there is no such file, or it cannot be read
     */
    public static Attachment of(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("There is no file " + file + " to attach.");
            }
            Path name = Objects.requireNonNull(file.getFileName());
            return of(name.toString(), typeOf(name.toString()), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of these bytes, which are not copied: they must not change until the mail is sent. */
    public static Attachment of(String name, String type, byte[] content) {
        return of(name, type, content.length, () -> new ByteArrayInputStream(content));
    }

    /**
     * A file from elsewhere.
     *
     * @param name file name, as shown to the recipient
     * @param type media type, {@code image/png}
     * @param size bytes of the content; a source that gives more or fewer makes sending fail
     * @param source gives the content, as often as it is asked
     */
    public static Attachment of(String name, String type, long size, Source source) {
        return new Attachment(name, type.toLowerCase(Locale.ROOT), size, source, null);
    }

    /** The same file as an image inside the mail, which the HTML shows by {@code <img src="cid:…">}. */
    public Attachment inline(String id) {
        return new Attachment(name, type, size, source, id);
    }

    /** File name, as shown to the recipient. */
    public String name() {
        return name;
    }

    /** Media type, {@code image/png}. */
    public String type() {
        return type;
    }

    /** Bytes of the content. */
    public long size() {
        return size;
    }

    /** Name by which the HTML shows it; null for a file that is attached. */
    public @Nullable String contentId() {
        return contentId;
    }

    /** Whether it is an image inside the mail rather than attached to it. */
    public boolean isInline() {
        return contentId != null;
    }

    /** The content from its first byte on; another stream each time. The caller closes it. */
    public InputStream open() throws IOException {
        return source.open();
    }

    @Override
    public String toString() {
        return name + " (" + type + ", " + size + " bytes)";
    }

    private static String typeOf(String name) {
        String known = URLConnection.guessContentTypeFromName(name);
        return known == null ? UNKNOWN_TYPE : known;
    }
}

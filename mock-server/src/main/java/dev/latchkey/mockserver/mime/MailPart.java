package dev.latchkey.mockserver.mime;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An attachment, or an image that the HTML shows.
 *
 * @param name of the file, decoded; null for none
 * @param contentType media type; parameters are kept when written and dropped when read
 * @param contentId what {@code cid:} links name, without angle brackets; null for none
 * @param inline whether it is shown within the mail rather than listed beside it
 * @param content decoded bytes; not to be changed
 */
public record MailPart(@Nullable String name, String contentType, @Nullable String contentId, boolean inline,
        byte[] content) {
    /** Bytes of the content. */
    public int size() {
        return content.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MailPart that && Objects.equals(name, that.name)
                && contentType.equals(that.contentType) && Objects.equals(contentId, that.contentId)
                && inline == that.inline && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, contentType, contentId, inline, Arrays.hashCode(content));
    }

    @Override
    public String toString() {
        return "MailPart[" + name + ", " + contentType + ", " + content.length + " bytes]";
    }
}

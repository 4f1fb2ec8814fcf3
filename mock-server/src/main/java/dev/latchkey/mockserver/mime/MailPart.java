package dev.latchkey.mockserver.mime;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Attachment, or inline image of the HTML.
 *
 * @param name decoded file name; null for none
 * @param contentType media type; parameters are written, but dropped when read
 * @param contentId id that {@code cid:} URLs refer to, without angle brackets; null for none
 * @param inline true if shown within the mail, false if listed as an attachment
 * @param content decoded bytes; must not be modified
 */
public record MailPart(@Nullable String name, String contentType, @Nullable String contentId, boolean inline,
        byte[] content) {
    /** The size of the content in bytes. */
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

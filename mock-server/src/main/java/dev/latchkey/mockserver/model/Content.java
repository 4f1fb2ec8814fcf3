package dev.latchkey.mockserver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message says and to whom.
 *
 * @param from sender; null where none was given
 * @param recipients everybody who shall get it, in the order given
 * @param replyTo where answers shall go; null where none was given
 * @param subject of an e-mail; null for an SMS
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is none
 * @param headers the sender's own header fields, in order
 * @param attachments attached files and inline images, in order
 * @param tags the sender's labels
 * @param reference the sender's own name for the message; null where none was given
 */
public record Content(@Nullable String from, List<Recipient> recipients, @Nullable String replyTo,
        @Nullable String subject, @Nullable String text, @Nullable String html, List<HeaderField> headers,
        List<Attachment> attachments, List<String> tags, @Nullable String reference) {
    public Content {
        recipients = List.copyOf(recipients);
        headers = List.copyOf(headers);
        attachments = List.copyOf(attachments);
        tags = List.copyOf(tags);
    }

    /**
     * What is known of an attached file without reading it.
     *
     * @param name file name
     * @param type media type
     * @param size bytes
     * @param contentId name by which the HTML shows it, without angle brackets; null for none
     * @param inline whether it is shown within the text
     */
    public record Attachment(String name, String type, long size, @Nullable String contentId, boolean inline) {}
}

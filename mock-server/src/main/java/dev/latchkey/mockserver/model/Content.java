package dev.latchkey.mockserver.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sender, recipients and content of a message.
 *
 * @param from sender; null if not specified
 * @param recipients all recipients, in the order of the request
 * @param replyTo address for replies; null if not specified
 * @param subject subject of an e-mail; null for an SMS
 * @param text plain text; null if there is only HTML
 * @param html HTML; null for none
 * @param headers custom header fields, in order
 * @param attachments attached files and inline images, in order
 * @param tags the sender's tags
 * @param reference the sender's own reference for the message; null if not specified
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
     * Metadata of an attached file.
     *
     * @param name file name
     * @param type media type
     * @param size size in bytes
     * @param contentId id by which the HTML refers to it, without angle brackets; null for none
     * @param inline true if it is shown within the text
     */
    public record Attachment(String name, String type, long size, @Nullable String contentId, boolean inline) {}
}

package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * Attachment or inline image. Its content is at {@code /sandbox/v1/messages/{id}/attachments/{number}}.
 *
 * {@snippet :
 * for (AttachmentResource file : session.operations().messages().get("msg_1").execute().attachments()) {
 *     System.out.println(file.name() + " " + file.size());
 * }
 * }
 *
 * @param number index among the attachments of the message, from 0
 * @param name file name
 * @param type media type
 * @param size size in bytes
 * @param contentId content ID that the HTML refers to; null for none
 * @param inline true if it is shown in the HTML
 */
public record AttachmentResource(int number, String name, String type, long size, @Nullable String contentId,
        boolean inline) {}

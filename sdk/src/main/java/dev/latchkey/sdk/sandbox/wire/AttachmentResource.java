package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * An attached file or inline image. Its content is at {@code /sandbox/v1/messages/{id}/attachments/{number}}.
 *
 * {@snippet :
 * for (AttachmentResource file : session.operations().messages().get("msg_1").execute().attachments()) {
 *     System.out.println(file.name() + " " + file.size());
 * }
 * }
 *
 * @param number its place among the message's attachments, from 0
 * @param name file name
 * @param type media type
 * @param size bytes
 * @param contentId name by which the HTML shows it; null for none
 * @param inline whether it is shown within the text
 */
public record AttachmentResource(int number, String name, String type, long size, @Nullable String contentId,
        boolean inline) {}

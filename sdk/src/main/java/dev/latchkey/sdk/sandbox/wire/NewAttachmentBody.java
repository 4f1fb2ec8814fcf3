package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.message.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * Attachment of {@code POST /sandbox/v1/emails}.
 *
 * {@snippet :
 * Attachment bill = Attachment.of(Path.of("bill.pdf"));
 * NewAttachmentBody attachment = new NewAttachmentBody(bill.name(), bill.type(), bill, null);
 * }
 *
 * @param name file name
 * @param type media type; null for {@code application/octet-stream}
 * @param content content, sent as Base64
 * @param contentId content ID that makes it an inline image, shown by {@code <img src="cid:…">}; null for none
 */
public record NewAttachmentBody(String name, @Nullable String type, Attachment content, @Nullable String contentId) {}

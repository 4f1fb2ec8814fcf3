package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.message.Attachment;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code POST /sandbox/v1/emails}.
 *
 * {@snippet :
 * Attachment bill = Attachment.of(Path.of("bill.pdf"));
 * NewAttachmentBody file = new NewAttachmentBody(bill.name(), bill.type(), bill, null);
 * }
 *
 * @param name file name
 * @param type media type; null for {@code application/octet-stream}
 * @param content the file, whose bytes are sent in base64
 * @param contentId name by which the HTML shows it, {@code <img src="cid:…">}, which makes it an inline image; null for
 *        none
 */
public record NewAttachmentBody(String name, @Nullable String type, Attachment content, @Nullable String contentId) {}

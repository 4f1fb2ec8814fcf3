package dev.latchkey.mockserver.mime;

import dev.latchkey.mockserver.model.HeaderField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be written. It has no hidden recipients: those are in the envelope and must not be in the mail.
 *
 * @param from who writes
 * @param to recipients
 * @param cc recipients of a copy
 * @param replyTo who gets the answers
 * @param subject null for none
 * @param date when it is written
 * @param messageId without angle brackets
 * @param headers the sender's own, in order
 * @param text plain text; null for none
 * @param html HTML; null for none
 * @param parts attachments and inline images
 */
public record OutgoingMail(Mailbox from, List<Mailbox> to, List<Mailbox> cc, List<Mailbox> replyTo,
        @Nullable String subject, Instant date, String messageId, List<HeaderField> headers, @Nullable String text,
        @Nullable String html, List<MailPart> parts) {
    public OutgoingMail {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        replyTo = List.copyOf(replyTo);
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
    }
}

package dev.latchkey.mockserver.mime;

import dev.latchkey.mockserver.model.HeaderField;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mail to write. It has no Bcc recipients, because they belong in the envelope only.
 *
 * @param from sender
 * @param to recipients
 * @param cc recipients of a copy
 * @param replyTo recipients of replies
 * @param subject null for none
 * @param date date of the mail
 * @param messageId id without angle brackets
 * @param headers custom header fields, in order
 * @param text plain text; null for none
 * @param html HTML; null for none
 * @param parts attachments and inline images
 */
public record OutgoingMail(ParsedMailbox from, List<ParsedMailbox> to, List<ParsedMailbox> cc,
        List<ParsedMailbox> replyTo,
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

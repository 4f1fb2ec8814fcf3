package dev.latchkey.mockserver.mime;

import dev.latchkey.mockserver.model.HeaderField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parsed and decoded mail. Characters that cannot be decoded are replaced.
 *
 * @param from senders
 * @param replyTo recipients of replies
 * @param to recipients
 * @param cc recipients of a copy
 * @param bcc Bcc recipients, if the sender left them in the header
 * @param subject null for none
 * @param headers all header fields of the mail, in order
 * @param text plain text with LF line ends; null for none
 * @param html HTML with LF line ends; null for none
 * @param parts attachments and inline images, in order
 * @param damage reason why parsing stopped; null if the whole mail was parsed
 */
public record ParsedMail(List<ParsedMailbox> from, List<ParsedMailbox> replyTo, List<ParsedMailbox> to,
        List<ParsedMailbox> cc,
        List<ParsedMailbox> bcc, @Nullable String subject, List<HeaderField> headers, @Nullable String text,
        @Nullable String html, List<MailPart> parts,
        @Nullable String damage) {
    public ParsedMail {
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
    }
}

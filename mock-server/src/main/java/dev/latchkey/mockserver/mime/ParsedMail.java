package dev.latchkey.mockserver.mime;

import dev.latchkey.mockserver.model.HeaderField;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, read. Everything is decoded; what could not be is replaced, never thrown at the reader.
 *
 * @param from who wrote it
 * @param replyTo who gets the answers
 * @param to recipients
 * @param cc recipients of a copy
 * @param bcc hidden recipients, where the sender left them in the header
 * @param subject null for none
 * @param headers all of the mail's own, in order
 * @param text plain text, lines ended by LF; null for none
 * @param html HTML, lines ended by LF; null for none
 * @param parts attachments and inline images, in order
 * @param damage why the rest could not be read; null when all was
 */
public record ParsedMail(List<Mailbox> from, List<Mailbox> replyTo, List<Mailbox> to, List<Mailbox> cc,
        List<Mailbox> bcc, @Nullable String subject, List<HeaderField> headers, @Nullable String text,
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

package dev.latchkey.mockserver.smtp.gateway;

import dev.latchkey.mockserver.delivery.lifecycle.SubmissionContext;
import dev.latchkey.mockserver.delivery.message.NewEmail;
import dev.latchkey.mockserver.mime.MailPart;
import dev.latchkey.mockserver.mime.ParsedMail;
import dev.latchkey.mockserver.mime.ParsedMailbox;
import dev.latchkey.mockserver.model.Content;
import dev.latchkey.mockserver.model.Content.Attachment;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Recipient;
import dev.latchkey.mockserver.smtp.Envelope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Converts mails received over SMTP to the model of messages. */
final class MailConverter {
    private static final String UNNAMED = "attachment";
    // Header fields that a message stores separately, or that only describe the encoding of the mail.
    private static final Set<String> EXCLUDED_FIELDS = caseInsensitiveSet("From", "To", "Cc", "Bcc", "Subject",
            "Reply-To",
            "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID",
            SubmissionContext.OUTCOME_HEADER);

    // Names of common header fields, so that all stored messages share one copy.
    private static final Map<String, String> SHARED_NAMES = Stream
            .of("Date", "Message-ID", "Sender", "X-Mailer", "User-Agent",
                    "List-Unsubscribe")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> name));

    private MailConverter() {}

    /**
     * Converts a mail. The recipients are those of the envelope. The header only tells in which field each is listed;
     * one
     * that is in no field is a Bcc recipient.
     */
    static NewEmail convert(Envelope envelope, ParsedMail mail, byte[] raw) {
        List<Recipient> recipients = new ArrayList<>(envelope.recipients().size());
        for (String address : envelope.recipients()) {
            recipients.add(recipient(address, mail));
        }
        List<HeaderField> headers = new ArrayList<>(mail.headers().size());
        for (HeaderField header : mail.headers()) {
            if (!EXCLUDED_FIELDS.contains(header.name())) {
                headers.add(new HeaderField(SHARED_NAMES.getOrDefault(header.name(), header.name()), header.value()));
            }
        }
        EnvelopeFields.addTo(headers, envelope, mail);
        List<Attachment> attachments = new ArrayList<>(mail.parts().size());
        for (MailPart part : mail.parts()) {
            attachments.add(new Attachment(part.name() == null ? UNNAMED : part.name(), part.contentType(),
                    part.size(), part.contentId(), part.inline()));
        }
        String from = mail.from().isEmpty() ? envelope.from() : format(mail.from());
        String replyTo = mail.replyTo().isEmpty() ? null : format(mail.replyTo());
        String text = mail.text() == null && mail.html() == null ? "" : mail.text();
        return new NewEmail(new Content(from.isEmpty() ? null : from, recipients, replyTo, mail.subject(), text,
                mail.html(), headers, attachments, List.of(), null), List.of(), raw, null);
    }

    /** Returns the outcome that a header field requests; null if there is none. */
    static @Nullable String outcome(ParsedMail mail) {
        for (HeaderField header : mail.headers()) {
            if (header.name().equalsIgnoreCase(SubmissionContext.OUTCOME_HEADER)) {
                return header.value().strip();
            }
        }
        return null;
    }

    private static Recipient recipient(String address, ParsedMail mail) {
        for (Recipient.Kind kind : Recipient.Kind.values()) {
            for (ParsedMailbox mailbox : mailboxes(mail, kind)) {
                if (mailbox.hasAddress(address)) {
                    return new Recipient(format(new ParsedMailbox(mailbox.name(), address)), kind, Map.of());
                }
            }
        }
        return new Recipient(address, Recipient.Kind.BCC, Map.of());
    }

    private static List<ParsedMailbox> mailboxes(ParsedMail mail, Recipient.Kind kind) {
        return switch (kind) {
            case TO -> mail.to();
            case CC -> mail.cc();
            case BCC -> mail.bcc();
        };
    }

    private static Set<String> caseInsensitiveSet(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Collections.addAll(set, names);
        return set;
    }

    /** Formats mailboxes as a list. A name is quoted only where it could be mistaken for several mailboxes. */
    private static String format(List<ParsedMailbox> mailboxes) {
        return mailboxes.stream().map(mailbox -> {
            String name = mailbox.name();
            boolean ambiguous = name != null && name.indexOf(',') >= 0
                    && (mailboxes.size() > 1 || name.indexOf('@') >= 0);
            return ambiguous
                    ? format(new ParsedMailbox(
                            '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"', mailbox.address()))
                    : format(mailbox);
        }).collect(Collectors.joining(", "));
    }

    private static String format(ParsedMailbox mailbox) {
        return mailbox.name() == null ? mailbox.address() : mailbox.name() + " <" + mailbox.address() + ">";
    }
}

package dev.latchkey.mockserver.mime;

import dev.latchkey.mockserver.model.HeaderField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes a mail as MIME: text and HTML as alternatives, inline images with the HTML, and attachments. Lines end with CR
 * LF and every body is encoded. The result is therefore safe for any mail server, except for non-ASCII addresses.
 */
public final class MimeWriter {
    // Quoted-printable and base64 text never contains "=_".
    private static final String BOUNDARY = "=_latchkey_";
    private static final Pattern TYPE = Pattern
            .compile("[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}/[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]{0,63}"
                    + "(; ?[A-Za-z0-9!#$&^_.+-]{1,40}=([A-Za-z0-9!#$&^_.+-]{1,60}|\"[ !#-\\[\\]-~]{0,60}\")){0,8}");
    private static final Set<String> RESERVED = Set.of("from", "to", "cc", "bcc", "reply-to", "subject", "date",
            "message-id", "mime-version");
    private static final DateTimeFormatter DATE = DateTimeFormatter
            .ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int boundaries;

    private MimeWriter() {}

    /**
     * Writes a mail.
     *
     * @throws IllegalArgumentException if a header field, an address or an id is invalid, for example because it
     *         contains a line break, or if a custom header field is one that this writer sets
     */
    public static byte[] write(OutgoingMail mail) {
        MimeWriter writer = new MimeWriter();
        writer.header(mail);
        writer.mixed(mail);
        return writer.out.toByteArray();
    }

    private void header(OutgoingMail mail) {
        field("From", HeaderEncoder.mailboxes("From", List.of(mail.from())));
        mailboxes("To", mail.to());
        mailboxes("Cc", mail.cc());
        mailboxes("Reply-To", mail.replyTo());
        String subject = mail.subject();
        if (subject != null) {
            field("Subject", HeaderEncoder.unstructured("Subject", subject));
        }
        field("Date", DATE.format(mail.date()));
        field("Message-ID", HeaderEncoder.id("Message-ID", mail.messageId()));
        for (HeaderField custom : mail.headers()) {
            String name = HeaderEncoder.name(custom.name());
            String lower = name.toLowerCase(Locale.ROOT);
            if (RESERVED.contains(lower) || lower.startsWith("content-")) {
                throw new IllegalArgumentException(
                        "The header field " + name + " cannot be set, because the server sets it.");
            }
            field(name, HeaderEncoder.unstructured(name, custom.value()));
        }
        field("MIME-Version", "1.0");
    }

    private void mailboxes(String name, List<ParsedMailbox> mailboxes) {
        if (!mailboxes.isEmpty()) {
            field(name, HeaderEncoder.mailboxes(name, mailboxes));
        }
    }

    private void mixed(OutgoingMail mail) {
        boolean hasHtml = mail.html() != null;
        List<MailPart> inline = mail.parts().stream().filter(part -> hasHtml && part.inline()).toList();
        List<MailPart> attachments = mail.parts().stream().filter(part -> !inline.contains(part)).toList();
        multipart("mixed", attachments, () -> alternative(mail.text(), mail.html(), inline));
    }

    private void alternative(@Nullable String text, @Nullable String html, List<MailPart> inline) {
        if (html == null) {
            text("plain", text == null ? "" : text);
        } else if (text == null) {
            multipart("related", inline, () -> text("html", html));
        } else {
            String boundary = startMultipart("alternative");
            delimiter(boundary);
            text("plain", text);
            delimiter(boundary);
            multipart("related", inline, () -> text("html", html));
            line("\r\n--" + boundary + "--");
        }
    }

    /** Writes a multipart of the first and the other parts, or only the first part if there are no others. */
    private void multipart(String kind, List<MailPart> others, Runnable first) {
        if (others.isEmpty()) {
            first.run();
            return;
        }
        String boundary = startMultipart(kind);
        delimiter(boundary);
        first.run();
        for (MailPart part : others) {
            delimiter(boundary);
            part(part);
        }
        line("\r\n--" + boundary + "--");
    }

    private String startMultipart(String kind) {
        String boundary = BOUNDARY + boundaries++;
        field("Content-Type", "multipart/" + kind + "; boundary=\"" + boundary + "\"");
        line("");
        return boundary;
    }

    private void delimiter(String boundary) {
        line("\r\n--" + boundary);
    }

    private void text(String subtype, String text) {
        field("Content-Type", "text/" + subtype + "; charset=utf-8");
        field("Content-Transfer-Encoding", "quoted-printable");
        line("");
        QuotedPrintable.write(text, out);
    }

    private void part(MailPart part) {
        String name = part.name();
        field("Content-Type", type(part.contentType()));
        field("Content-Transfer-Encoding", "base64");
        field("Content-Disposition", (part.inline() ? "inline" : "attachment")
                + (name == null ? "" : HeaderEncoder.parameter("filename", name)));
        String contentId = part.contentId();
        if (contentId != null) {
            field("Content-ID", HeaderEncoder.id("Content-ID", contentId));
        }
        line("");
        out.writeBytes(Base64.getMimeEncoder().encode(part.content()));
    }

    /** The media type to write. A mail or multipart must not be base64-encoded, so it is sent as an octet stream. */
    private static String type(String contentType) {
        String lower = contentType.toLowerCase(Locale.ROOT);
        boolean usable = TYPE.matcher(contentType).matches() && !lower.startsWith("message/")
                && !lower.startsWith("multipart/");
        return usable ? contentType : "application/octet-stream";
    }

    private void field(String name, String value) {
        line(name + ": " + value);
    }

    private void line(String line) {
        out.writeBytes((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }
}

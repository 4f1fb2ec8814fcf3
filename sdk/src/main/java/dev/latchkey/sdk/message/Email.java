package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail that could be sent: there is none with an address that cannot be, with a line break in a header or without
 * a recipient, subject or text. Immutable.
 *
 * {@snippet :
 * Email email = Email.from("Shop <shop@example.com>").to("ann@example.com").subject("Welcome").text("Hello Ann").build();
 *
 * Email each = Email.from("Shop <shop@example.com>")
 *         .to(Recipient.of("Ann <ann@example.com>").field("first", "Ann"))
 *         .to(Recipient.of("bob@example.com").field("first", "Bob"))
 *         .subject("Hello {{first}}")
 *         .html("<p>Hello {{first}}</p><img src=\"cid:logo\">")
 *         .attach(Attachment.of(Path.of("logo.png")).inline("logo"))
 *         .build();
 * }
 *
 * <p>Where a recipient has merge fields, <code>{{name}}</code> in subject, text and HTML is another word for each
 * recipient, whatever sign the gateway has for that; where none has, it is what it is.
 *
 * @param from sender
 * @param to recipients, at least one
 * @param cc those who get a copy that all can see
 * @param bcc those who get a copy that nobody else can see
 * @param replyTo where answers shall go; null for the sender
 * @param subject subject line
 * @param text plain text; null where there is only HTML
 * @param html HTML; null where there is only plain text
 * @param headers own header fields by name, in order
 * @param attachments attached files and inline images, in order
 * @param tags labels to find it by
 * @param reference the sender's own name for it, to find it again when no answer came; null for none
 * @param sendAt when it shall be sent; null for at once
 */
public record Email(Mailbox from, List<Recipient> to, List<Recipient> cc, List<Recipient> bcc,
        @Nullable Mailbox replyTo, String subject, @Nullable String text, @Nullable String html,
        Map<String, String> headers, List<Attachment> attachments, List<String> tags, @Nullable String reference,
        @Nullable Instant sendAt) {
    /**
     * An e-mail of these parts.
     *
     * @throws InvalidMessageException when it could not be sent; it tells all that is wrong
     */
    public Email {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        attachments = List.copyOf(attachments);
        tags = List.copyOf(tags);
        List<FieldError> problems = EmailValidator.problems(to, cc, bcc, subject, text, html, headers, attachments,
                tags,
                reference);
        if (!problems.isEmpty()) {
            throw new InvalidMessageException(problems);
        }
    }

    /**
     * Starts an e-mail from this sender.
     *
     * @param sender {@code ann@example.com} or {@code Ann <ann@example.com>}
     */
    public static EmailBuilder from(String sender) {
        return new EmailBuilder(sender);
    }

    /** Starts an e-mail from this sender. */
    public static EmailBuilder from(Mailbox sender) {
        return new EmailBuilder(sender);
    }

    /** All who shall get it: those of {@code to}, {@code cc} and {@code bcc}. */
    public List<Recipient> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }

    /** Bytes of its texts in UTF-8 and of its attachments, before any encoding. At most {@link EmailBuilder#MAX_SIZE}. */
    public long size() {
        return EmailValidator.size(subject, text, html, attachments);
    }

    /** What it is, without what it says. */
    @Override
    public String toString() {
        return "Email[to " + recipients().size() + ", " + size() + " bytes"
                + (attachments.isEmpty() ? "" : ", attachments " + attachments.size())
                + (reference == null ? "" : ", reference " + reference) + "]";
    }
}

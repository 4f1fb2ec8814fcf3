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
 * A valid e-mail. Construction fails for invalid addresses, line breaks in a header field, or if recipient, subject or
 * text are missing. Immutable.
 *
 * {@snippet :
 * Email email = Email.from("Shop <shop@example.com>").to("ann@example.com").subject("Welcome").text("Hello Ann").build();
 *
 * Email personal = Email.from("Shop <shop@example.com>")
 *         .to(Recipient.of("Ann <ann@example.com>").field("first", "Ann"))
 *         .to(Recipient.of("bob@example.com").field("first", "Bob"))
 *         .subject("Hello {{first}}")
 *         .html("<p>Hello {{first}}</p><img src=\"cid:logo\">")
 *         .attach(Attachment.of(Path.of("logo.png")).inline("logo"))
 *         .build();
 * }
 *
 * <p>If a recipient has merge fields, <code>{{name}}</code> in subject, text and HTML is replaced by the recipient's
 * value. This is the same for all gateways, whatever their own syntax. If no recipient has any, braces are plain text.
 *
 * @param from sender
 * @param to recipients, at least one
 * @param cc recipients of a copy that all recipients can see
 * @param bcc recipients of a copy that no other recipient can see
 * @param replyTo address for replies; null for the sender's
 * @param subject subject line
 * @param text plain text; null if there is only HTML
 * @param html HTML; null if there is only plain text
 * @param headers custom header fields by name, in order
 * @param attachments attached files and inline images, in order
 * @param tags tags by which to find the message
 * @param reference the sender's own id of the message, to find it again if no response arrived; null for none
 * @param sendAt time at which to send it; null for now
 */
public record Email(Mailbox from, List<Recipient> to, List<Recipient> cc, List<Recipient> bcc,
        @Nullable Mailbox replyTo, String subject, @Nullable String text, @Nullable String html,
        Map<String, String> headers, List<Attachment> attachments, List<String> tags, @Nullable String reference,
        @Nullable Instant sendAt) {
    /**
     * Creates an e-mail.
     *
     * @throws InvalidMessageException if it is invalid; the exception lists all problems
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

    /** Returns all recipients: those of {@code to}, {@code cc} and {@code bcc}. */
    public List<Recipient> recipients() {
        return Stream.of(to, cc, bcc).flatMap(List::stream).toList();
    }

    /**
     * Returns the size in bytes: texts in UTF-8 and attachments, before any encoding. At most
     * {@link EmailBuilder#MAX_SIZE}.
     */
    public long size() {
        return EmailValidator.size(subject, text, html, attachments);
    }

    /** Summarizes the message without its content. */
    @Override
    public String toString() {
        return "Email[to " + recipients().size() + ", " + size() + " bytes"
                + (attachments.isEmpty() ? "" : ", attachments " + attachments.size())
                + (reference == null ? "" : ", reference " + reference) + "]";
    }
}

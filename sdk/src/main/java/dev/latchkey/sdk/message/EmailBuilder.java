package dev.latchkey.sdk.message;

import dev.latchkey.sdk.FieldError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builder of an {@link Email}. Only {@link #build()} validates, and then reports all problems at once. Not safe for use
 * by several threads.
 *
 * {@snippet :
 * EmailBuilder builder = Email.from("shop@example.com").subject("Your invoice").text("Here it is.");
 * builder.to("ann@example.com").attach(Attachment.of(Path.of("invoice.pdf"))).tags("invoice").reference("order-7");
 * Email invoice = builder.build();
 * }
 */
public final class EmailBuilder {
    /** Maximum size of an e-mail in bytes, by {@link Email#size()}: 24 MiB. */
    public static final long MAX_SIZE = 24L << 20;

    private final List<FieldError> parseErrors = new ArrayList<>();
    private final @Nullable Mailbox from;
    /** An element is null if it could not be parsed, so that later ones keep their index in error messages. */
    private final List<@Nullable Recipient> to = new ArrayList<>();
    private final List<@Nullable Recipient> cc = new ArrayList<>();
    private final List<@Nullable Recipient> bcc = new ArrayList<>();
    private @Nullable Mailbox replyTo;
    private String subject = "";
    private @Nullable String text;
    private @Nullable String html;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<Attachment> attachments = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private @Nullable String reference;
    private @Nullable Instant sendAt;

    EmailBuilder(String sender) {
        from = parse("from", sender);
    }

    EmailBuilder(Mailbox sender) {
        from = sender;
    }

    /** Adds recipients, each {@code ann@example.com} or {@code Ann <ann@example.com>}. */
    public EmailBuilder to(String... mailboxes) {
        return to(Arrays.asList(mailboxes));
    }

    /** Adds recipients, each {@code ann@example.com} or {@code Ann <ann@example.com>}. */
    public EmailBuilder to(Collection<String> mailboxes) {
        return add("to", to, mailboxes);
    }

    /** Adds recipients. */
    public EmailBuilder to(Recipient... recipients) {
        to.addAll(Arrays.asList(recipients));
        return this;
    }

    /** Adds recipients of a copy that all recipients can see. */
    public EmailBuilder cc(String... mailboxes) {
        return cc(Arrays.asList(mailboxes));
    }

    /** Adds recipients of a copy that all recipients can see. */
    public EmailBuilder cc(Collection<String> mailboxes) {
        return add("cc", cc, mailboxes);
    }

    /** Adds recipients of a copy that all recipients can see. */
    public EmailBuilder cc(Recipient... recipients) {
        cc.addAll(Arrays.asList(recipients));
        return this;
    }

    /** Adds recipients of a copy that no other recipient can see. */
    public EmailBuilder bcc(String... mailboxes) {
        return bcc(Arrays.asList(mailboxes));
    }

    /** Adds recipients of a copy that no other recipient can see. */
    public EmailBuilder bcc(Collection<String> mailboxes) {
        return add("bcc", bcc, mailboxes);
    }

    /** Adds recipients of a copy that no other recipient can see. */
    public EmailBuilder bcc(Recipient... recipients) {
        bcc.addAll(Arrays.asList(recipients));
        return this;
    }

    /** Sets the address for replies. Default: the sender's. */
    public EmailBuilder replyTo(String mailbox) {
        parseErrors.removeIf(error -> error.field().equals("replyTo"));
        replyTo = parse("replyTo", mailbox);
        return this;
    }

    /** Sets the subject line. */
    public EmailBuilder subject(String value) {
        subject = value;
        return this;
    }

    /** Sets the plain text. */
    public EmailBuilder text(@Nullable String value) {
        text = value;
        return this;
    }

    /** Sets the HTML. */
    public EmailBuilder html(@Nullable String value) {
        html = value;
        return this;
    }

    /** Adds a custom header field; one of the same name is replaced. */
    public EmailBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds files and inline images. */
    public EmailBuilder attach(Attachment... files) {
        attachments.addAll(Arrays.asList(files));
        return this;
    }

    /** Adds tags by which to find the message. */
    public EmailBuilder tags(String... values) {
        tags.addAll(Arrays.asList(values));
        return this;
    }

    /** Sets the sender's own id of the message, to find it again if no response arrived. */
    public EmailBuilder reference(@Nullable String value) {
        reference = value;
        return this;
    }

    /** Sets the time at which to send it. Default, and if null: now. */
    public EmailBuilder sendAt(@Nullable Instant value) {
        sendAt = value;
        return this;
    }

    /**
     * Returns the e-mail.
     *
     * @throws InvalidMessageException if it is invalid; the exception lists all problems
     */
    public Email build() {
        if (from != null && parseErrors.isEmpty()) {
            return new Email(from, nonNull(to), nonNull(cc), nonNull(bcc), replyTo, subject, text, html,
                    headers, attachments, tags, reference, sendAt);
        }
        List<FieldError> problems = new ArrayList<>(parseErrors);
        problems.addAll(
                EmailValidator.problems(to, cc, bcc, subject, text, html, headers, attachments, tags, reference));
        throw new InvalidMessageException(problems);
    }

    private EmailBuilder add(String field, List<@Nullable Recipient> list, Collection<String> mailboxes) {
        for (String mailbox : mailboxes) {
            Mailbox parsed = parse(field + "[" + list.size() + "]", mailbox);
            list.add(parsed == null ? null : new Recipient(parsed, Map.of()));
        }
        return this;
    }

    private static List<Recipient> nonNull(List<@Nullable Recipient> recipients) {
        return recipients.stream().flatMap(Stream::ofNullable).toList();
    }

    private @Nullable Mailbox parse(String field, String mailbox) {
        try {
            return Mailbox.parse(mailbox);
        } catch (InvalidMessageException e) {
            e.problems().forEach(error -> parseErrors.add(new FieldError(field, error.code(), error.message())));
            return null;
        }
    }
}

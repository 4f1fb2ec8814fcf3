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
 * Collects the parts of an {@link Email}. Nothing is refused before {@link #build()}, which tells all that is wrong at
 * once. Not safe for use by several threads.
 *
 * {@snippet :
 * EmailBuilder builder = Email.from("shop@example.com").subject("Your invoice").text("Here it is.");
 * builder.to("ann@example.com").attach(Attachment.of(Path.of("invoice.pdf"))).tags("invoice").reference("order-7");
 * Email invoice = builder.build();
 * }
 */
public final class EmailBuilder {
    /** Most bytes of an e-mail, by {@link Email#size()}: 24 MiB. */
    public static final long MAX_SIZE = 24L << 20;

    private final List<FieldError> misread = new ArrayList<>();
    private final @Nullable Mailbox from;
    /** Null for a recipient that could not be read, so that those behind it keep their place. */
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
        from = read("from", sender);
    }

    EmailBuilder(Mailbox sender) {
        from = sender;
    }

    /** Adds recipients, {@code ann@example.com} or {@code Ann <ann@example.com>}. */
    public EmailBuilder to(String... mailboxes) {
        return to(Arrays.asList(mailboxes));
    }

    /** Adds recipients, {@code ann@example.com} or {@code Ann <ann@example.com>}. */
    public EmailBuilder to(Collection<String> mailboxes) {
        return add("to", to, mailboxes);
    }

    /** Adds recipients. */
    public EmailBuilder to(Recipient... recipients) {
        to.addAll(Arrays.asList(recipients));
        return this;
    }

    /** Adds those who get a copy that all can see. */
    public EmailBuilder cc(String... mailboxes) {
        return cc(Arrays.asList(mailboxes));
    }

    /** Adds those who get a copy that all can see. */
    public EmailBuilder cc(Collection<String> mailboxes) {
        return add("cc", cc, mailboxes);
    }

    /** Adds those who get a copy that all can see. */
    public EmailBuilder cc(Recipient... recipients) {
        cc.addAll(Arrays.asList(recipients));
        return this;
    }

    /** Adds those who get a copy that nobody else can see. */
    public EmailBuilder bcc(String... mailboxes) {
        return bcc(Arrays.asList(mailboxes));
    }

    /** Adds those who get a copy that nobody else can see. */
    public EmailBuilder bcc(Collection<String> mailboxes) {
        return add("bcc", bcc, mailboxes);
    }

    /** Adds those who get a copy that nobody else can see. */
    public EmailBuilder bcc(Recipient... recipients) {
        bcc.addAll(Arrays.asList(recipients));
        return this;
    }

    /** Where answers shall go; unset, to the sender. */
    public EmailBuilder replyTo(String mailbox) {
        misread.removeIf(error -> error.field().equals("replyTo"));
        replyTo = read("replyTo", mailbox);
        return this;
    }

    /** The subject line. */
    public EmailBuilder subject(String value) {
        subject = value;
        return this;
    }

    /** The plain text. */
    public EmailBuilder text(@Nullable String value) {
        text = value;
        return this;
    }

    /** The HTML. */
    public EmailBuilder html(@Nullable String value) {
        html = value;
        return this;
    }

    /** A header field of the sender's own; one of the same name is replaced. */
    public EmailBuilder header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds files and inline images. */
    public EmailBuilder attach(Attachment... files) {
        attachments.addAll(Arrays.asList(files));
        return this;
    }

    /** Adds labels to find it by. */
    public EmailBuilder tags(String... values) {
        tags.addAll(Arrays.asList(values));
        return this;
    }

    /** The sender's own name for it, to find it again when no answer came. */
    public EmailBuilder reference(@Nullable String value) {
        reference = value;
        return this;
    }

    /** When it shall be sent; unset or null, at once. */
    public EmailBuilder sendAt(@Nullable Instant value) {
        sendAt = value;
        return this;
    }

    /**
     * The e-mail.
     *
     * @throws InvalidMessageException when it could not be sent; it tells all that is wrong
     */
    public Email build() {
        if (from != null && misread.isEmpty()) {
            return new Email(from, understood(to), understood(cc), understood(bcc), replyTo, subject, text, html,
                    headers, attachments, tags, reference, sendAt);
        }
        List<FieldError> problems = new ArrayList<>(misread);
        problems.addAll(
                EmailValidator.problems(to, cc, bcc, subject, text, html, headers, attachments, tags, reference));
        throw new InvalidMessageException(problems);
    }

    private EmailBuilder add(String field, List<@Nullable Recipient> list, Collection<String> mailboxes) {
        for (String mailbox : mailboxes) {
            Mailbox read = read(field + "[" + list.size() + "]", mailbox);
            list.add(read == null ? null : new Recipient(read, Map.of()));
        }
        return this;
    }

    private static List<Recipient> understood(List<@Nullable Recipient> recipients) {
        return recipients.stream().flatMap(Stream::ofNullable).toList();
    }

    private @Nullable Mailbox read(String field, String mailbox) {
        try {
            return Mailbox.parse(mailbox);
        } catch (InvalidMessageException e) {
            e.problems().forEach(error -> misread.add(new FieldError(field, error.code(), error.message())));
            return null;
        }
    }
}

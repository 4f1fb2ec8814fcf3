package dev.latchkey.mockserver.junit;

import dev.latchkey.sdk.sandbox.wire.AttachmentResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Matcher for messages: {@code email().to("ann@example.com").subjectContains("Welcome")}. Each method returns a copy
 * with one more condition. Texts are compared case-sensitively, addresses are not.
 */
public final class MessageMatcher {
    private static final int MAX_QUOTED_LENGTH = 60;

    private final List<Criterion> criteria;

    private record Criterion(String description, Predicate<CapturedMessage> condition) {}

    private MessageMatcher(List<Criterion> criteria) {
        this.criteria = List.copyOf(criteria);
    }

    /** Matches any e-mail. */
    public static MessageMatcher email() {
        return any().matching("an email", message -> message.details().channel().equals("email"));
    }

    /** Matches any SMS. */
    public static MessageMatcher sms() {
        return any().matching("an sms", message -> message.details().channel().equals("sms"));
    }

    /** Matches any message. */
    public static MessageMatcher any() {
        return new MessageMatcher(List.of());
    }

    /** Matches messages to a recipient in to, cc or bcc: a bare address or a number. */
    public MessageMatcher to(String recipient) {
        return matching("to " + recipient, message -> contains(message.recipients(), recipient));
    }

    /** Matches messages with a recipient in cc. */
    public MessageMatcher cc(String recipient) {
        return matching("cc " + recipient, message -> contains(message.details().cc(), recipient));
    }

    /** Matches messages with a recipient in bcc. */
    public MessageMatcher bcc(String recipient) {
        return matching("bcc " + recipient, message -> contains(message.details().bcc(), recipient));
    }

    /** Matches messages from a sender. */
    public MessageMatcher from(String sender) {
        return matching("from " + sender, message -> isMailbox(message.details().from(), sender));
    }

    /** Matches messages with a reply-to address. */
    public MessageMatcher replyTo(String address) {
        return matching("reply-to " + address, message -> isMailbox(message.details().replyTo(), address));
    }

    /** Matches messages with exactly this subject. */
    public MessageMatcher subject(String subject) {
        return matching("subject " + quoted(subject), message -> message.subject().equals(subject));
    }

    /** Matches messages whose subject contains a text. */
    public MessageMatcher subjectContains(String piece) {
        return matching("subject with " + quoted(piece), message -> message.subject().contains(piece));
    }

    /** Matches messages with exactly this plain text. */
    public MessageMatcher text(String text) {
        return matching("text " + quoted(text), message -> message.text().equals(text));
    }

    /** Matches messages whose plain text contains a text. */
    public MessageMatcher textContains(String piece) {
        return matching("text with " + quoted(piece), message -> message.text().contains(piece));
    }

    /** Matches messages whose HTML contains a text. */
    public MessageMatcher htmlContains(String piece) {
        return matching("HTML with " + quoted(piece), message -> message.html().contains(piece));
    }

    /** Matches messages with a custom header field. */
    public MessageMatcher header(String name, String value) {
        return matching("header " + name + ": " + value, message -> message.details().headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase(name) && header.value().equals(value)));
    }

    /** Matches messages with an attachment of this name. */
    public MessageMatcher attachment(String name) {
        return matching("attachment " + quoted(name), message -> message.details().attachments().stream()
                .map(AttachmentResource::name).anyMatch(name::equals));
    }

    /** Matches messages with a tag. */
    public MessageMatcher tag(String tag) {
        return matching("tag " + quoted(tag), message -> message.details().tags().contains(tag));
    }

    /** Matches messages with a reference, the sender's own id. */
    public MessageMatcher reference(String reference) {
        return matching("reference " + quoted(reference), message -> reference.equals(message.details().reference()));
    }

    /** Matches messages sent with the key of this name. */
    public MessageMatcher withKey(String name) {
        return matching("key " + name, message -> message.details().keyName().equals(name));
    }

    /** Matches messages sent over {@code http} or {@code smtp}. */
    public MessageMatcher over(String source) {
        return matching("over " + source, message -> message.details().source().equals(source));
    }

    /**
     * Matches messages that satisfy a custom condition.
     *
     * @param description description of the condition, for failure messages
     */
    public MessageMatcher matching(String description, Predicate<CapturedMessage> condition) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(new Criterion(description, condition));
        return new MessageMatcher(more);
    }

    boolean matches(CapturedMessage message) {
        return unmetCriteria(message).isEmpty();
    }

    /** Returns the descriptions of the conditions that a message does not satisfy. */
    List<String> unmetCriteria(CapturedMessage message) {
        return criteria.stream().filter(criterion -> !criterion.condition.test(message)).map(Criterion::description)
                .toList();
    }

    /** Returns the descriptions of all conditions. */
    @Override
    public String toString() {
        return criteria.isEmpty()
                ? "any message"
                : criteria.stream().map(Criterion::description)
                        .collect(Collectors.joining(", "));
    }

    /** Quotes a text on one line, shortened if necessary. */
    static String quoted(String text) {
        String plain = text.replace("\n", "\\n").replace("\r", "");
        return '"' + (plain.length() <= MAX_QUOTED_LENGTH ? plain : plain.substring(0, MAX_QUOTED_LENGTH) + "…") + '"';
    }

    private static boolean contains(List<String> addresses, String expected) {
        return addresses.stream().anyMatch(address -> isMailbox(address, expected));
    }

    /** Returns true if one of the mailboxes has this address, with or without a display name. */
    private static boolean isMailbox(@Nullable String mailboxes, String expected) {
        String text = Objects.requireNonNullElse(mailboxes, "").toLowerCase(Locale.ROOT);
        List<String> each = split(text);
        // A comma without addresses on both sides is part of a name.
        boolean isList = each.stream().allMatch(mailbox -> mailbox.indexOf('@') >= 0);
        return Stream.concat(Stream.of(text), isList ? each.stream() : Stream.empty())
                .flatMap(mailbox -> Stream.of(mailbox, mailbox.replaceFirst("^.*<([^<>]*)>\\s*$", "$1")))
                .anyMatch(expected.toLowerCase(Locale.ROOT)::equals);
    }

    /** Splits at the commas outside quotes. */
    private static List<String> split(String mailboxes) {
        List<String> each = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < mailboxes.length(); i++) {
            char c = mailboxes.charAt(i);
            quoted ^= c == '"';
            if (c == '\\' && quoted) {
                i++;
            } else if (c == ',' && !quoted) {
                each.add(mailboxes.substring(start, i).strip());
                start = i + 1;
            }
        }
        each.add(mailboxes.substring(start).strip());
        return each;
    }
}

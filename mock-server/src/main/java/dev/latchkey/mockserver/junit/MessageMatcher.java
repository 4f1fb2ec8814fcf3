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
 * Says which messages are meant: {@code email().to("ann@example.com").subjectContains("Welcome")}. Each method gives
 * another matcher that asks for more. Case counts in texts, but not in addresses.
 */
public final class MessageMatcher {
    private static final int MAX_QUOTED_LENGTH = 60;

    private final List<Criterion> criteria;

    private record Criterion(String description, Predicate<CapturedMessage> condition) {}

    private MessageMatcher(List<Criterion> criteria) {
        this.criteria = List.copyOf(criteria);
    }

    /** Any e-mail. */
    public static MessageMatcher email() {
        return any().matching("an email", message -> message.details().channel().equals("email"));
    }

    /** Any SMS. */
    public static MessageMatcher sms() {
        return any().matching("an sms", message -> message.details().channel().equals("sms"));
    }

    /** Any message. */
    public static MessageMatcher any() {
        return new MessageMatcher(List.of());
    }

    /** One of the recipients, be it in to, cc or bcc: an address without a name, or a number. */
    public MessageMatcher to(String recipient) {
        return matching("to " + recipient, message -> contains(message.recipients(), recipient));
    }

    /** One of those who get a copy that all can see. */
    public MessageMatcher cc(String recipient) {
        return matching("cc " + recipient, message -> contains(message.details().cc(), recipient));
    }

    /** One of those who get a copy that nobody else can see. */
    public MessageMatcher bcc(String recipient) {
        return matching("bcc " + recipient, message -> contains(message.details().bcc(), recipient));
    }

    /** The sender. */
    public MessageMatcher from(String sender) {
        return matching("from " + sender, message -> isMailbox(message.details().from(), sender));
    }

    /** Where answers shall go. */
    public MessageMatcher replyTo(String address) {
        return matching("reply-to " + address, message -> isMailbox(message.details().replyTo(), address));
    }

    /** The whole subject. */
    public MessageMatcher subject(String subject) {
        return matching("subject " + quoted(subject), message -> message.subject().equals(subject));
    }

    /** A piece of the subject. */
    public MessageMatcher subjectContains(String piece) {
        return matching("subject with " + quoted(piece), message -> message.subject().contains(piece));
    }

    /** The whole plain text. */
    public MessageMatcher text(String text) {
        return matching("text " + quoted(text), message -> message.text().equals(text));
    }

    /** A piece of the plain text. */
    public MessageMatcher textContains(String piece) {
        return matching("text with " + quoted(piece), message -> message.text().contains(piece));
    }

    /** A piece of the HTML. */
    public MessageMatcher htmlContains(String piece) {
        return matching("HTML with " + quoted(piece), message -> message.html().contains(piece));
    }

    /** A header field of the sender's own. */
    public MessageMatcher header(String name, String value) {
        return matching("header " + name + ": " + value, message -> message.details().headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase(name) && header.value().equals(value)));
    }

    /** An attached file of this name. */
    public MessageMatcher attachment(String name) {
        return matching("attachment " + quoted(name), message -> message.details().attachments().stream()
                .map(AttachmentResource::name).anyMatch(name::equals));
    }

    /** One of the sender's labels. */
    public MessageMatcher tag(String tag) {
        return matching("tag " + quoted(tag), message -> message.details().tags().contains(tag));
    }

    /** The sender's own name for it. */
    public MessageMatcher reference(String reference) {
        return matching("reference " + quoted(reference), message -> reference.equals(message.details().reference()));
    }

    /** Sent with the key of this name. */
    public MessageMatcher withKey(String name) {
        return matching("key " + name, message -> message.details().keyName().equals(name));
    }

    /** Sent over HTTP, {@code http}, or by the relay, {@code smtp}. */
    public MessageMatcher over(String source) {
        return matching("over " + source, message -> message.details().source().equals(source));
    }

    /**
     * Anything else.
     *
     * @param words what is asked for, for who reads why no message did
     */
    public MessageMatcher matching(String words, Predicate<CapturedMessage> fits) {
        List<Criterion> more = new ArrayList<>(criteria);
        more.add(new Criterion(words, fits));
        return new MessageMatcher(more);
    }

    boolean matches(CapturedMessage message) {
        return unmetCriteria(message).isEmpty();
    }

    /** What a message lacks, in words. */
    List<String> unmetCriteria(CapturedMessage message) {
        return criteria.stream().filter(criterion -> !criterion.condition.test(message)).map(Criterion::description).toList();
    }

    /** What is asked for, in words. */
    @Override
    public String toString() {
        return criteria.isEmpty()
                ? "any message"
                : criteria.stream().map(Criterion::description)
                        .collect(Collectors.joining(", "));
    }

    /** A text in quotation marks, on one line and not too long. */
    static String quoted(String text) {
        String plain = text.replace("\n", "\\n").replace("\r", "");
        return '"' + (plain.length() <= MAX_QUOTED_LENGTH ? plain : plain.substring(0, MAX_QUOTED_LENGTH) + "…") + '"';
    }

    private static boolean contains(List<String> addresses, String wanted) {
        return addresses.stream().anyMatch(address -> isMailbox(address, wanted));
    }

    /** Whether it is this mailbox, be it written with a name or without. */
    private static boolean isMailbox(@Nullable String mailbox, String wanted) {
        String written = Objects.requireNonNullElse(mailbox, "").toLowerCase(Locale.ROOT);
        String bare = written.replaceFirst("^.*<([^<>]*)>\\s*$", "$1");
        return Stream.of(written, bare).anyMatch(wanted.toLowerCase(Locale.ROOT)::equals);
    }
}

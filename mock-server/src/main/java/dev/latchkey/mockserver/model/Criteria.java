package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.List;

/**
 * Which messages are wanted: those of an account that fit every term.
 *
 * @param accountId whose
 * @param terms what must be so; empty for all messages
 */
public record Criteria(String accountId, List<Term> terms) {
    public Criteria {
        terms = List.copyOf(terms);
    }

    /** All messages of an account. */
    public static Criteria all(String accountId) {
        return new Criteria(accountId, List.of());
    }

    /** Something that must be so. Texts are compared without regard to case. */
    public sealed interface Term {}

    /** Must not be so. */
    public record Not(Term term) implements Term {}

    /** The text is somewhere in a field. */
    public record Contains(Field field, String text) implements Term {}

    /** The channel is this. */
    public record ChannelIs(Channel channel) implements Term {}

    /** The key's environment is this. */
    public record EnvironmentIs(Environment environment) implements Term {}

    /** The status is this. */
    public record StatusIs(MessageStatus status) implements Term {}

    /** It came by this door. */
    public record SourceIs(Source source) implements Term {}

    /** It was sent with the key of this id or, failing that, of this name. */
    public record WithKey(String idOrName) implements Term {}

    /** It came through the API of this gateway. */
    public record GatewayIs(String gateway) implements Term {}

    /** It has a label of exactly this text. */
    public record HasTag(String tag) implements Term {}

    /** It has an attachment. */
    public record HasAttachment() implements Term {}

    /** It was accepted at this moment or later. */
    public record AcceptedSince(Instant moment) implements Term {}

    /** It was accepted before this moment. */
    public record AcceptedBefore(Instant moment) implements Term {}

    /** It takes more bytes than this. */
    public record LargerThan(long bytes) implements Term {}

    /** Where a text is looked for. */
    public enum Field {
        /** Senders, recipients, subject, text, HTML, labels and the sender's own reference. */
        ANYWHERE,
        /** The sender. */
        SENDER,
        /** Recipients of every kind. */
        RECIPIENT,
        /** The subject. */
        SUBJECT,
        /** Text and HTML. */
        BODY
    }
}

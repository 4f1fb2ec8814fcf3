package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.time.Instant;
import java.util.List;

/**
 * Search criteria: selects the messages of an account that match every term.
 *
 * @param accountId account that owns the messages
 * @param terms conditions to match; empty for all messages
 */
public record MessageCriteria(String accountId, List<Term> terms) {
    public MessageCriteria {
        terms = List.copyOf(terms);
    }

    /** All messages of an account. */
    public static MessageCriteria all(String accountId) {
        return new MessageCriteria(accountId, List.of());
    }

    /** Condition on a message. Text comparison ignores case. */
    public sealed interface Term {}

    /** The term does not match. */
    public record Not(Term term) implements Term {}

    /** The field contains the text. */
    public record Contains(Field field, String text) implements Term {}

    /**
     * The field has exactly this address, not only one that contains it. A domain without a dot may be continued by a
     * dot and more labels.
     */
    public record HasAddress(Field field, String address) implements Term {}

    /** The message was sent by this channel. */
    public record ChannelIs(Channel channel) implements Term {}

    /** The key that sent the message has this environment. */
    public record EnvironmentIs(Environment environment) implements Term {}

    /** The message has this status. */
    public record StatusIs(MessageStatus status) implements Term {}

    /** The message was submitted over this protocol. */
    public record SourceIs(MessageSource source) implements Term {}

    /** The message was sent with the key that has this id or name. */
    public record WithKey(String idOrName) implements Term {}

    /** The message was sent through the API of this gateway. */
    public record GatewayIs(String gateway) implements Term {}

    /** The message has exactly this tag. */
    public record HasTag(String tag) implements Term {}

    /** The message has at least one attachment. */
    public record HasAttachment() implements Term {}

    /** The message was accepted at this time or later. */
    public record AcceptedSince(Instant moment) implements Term {}

    /** The message was accepted before this time. */
    public record AcceptedBefore(Instant moment) implements Term {}

    /** The message is larger than this number of bytes. */
    public record LargerThan(long bytes) implements Term {}

    /** Part of a message in which to search. */
    public enum Field {
        /** Sender, recipients, subject, text, HTML, tags and the sender's reference. */
        ANYWHERE,
        /** The sender in the header, and that of the SMTP envelope. */
        SENDER,
        /** Recipients of every kind, To, Cc and Bcc, and those that only the header names. */
        RECIPIENT,
        /** Recipients of a copy. */
        CC,
        /** Recipients of a blind copy. */
        BCC,
        /** The address for replies. */
        REPLY_TO,
        /** The header field Message-ID. */
        MESSAGE_ID,
        /** The subject. */
        SUBJECT,
        /** Text and HTML. */
        BODY
    }
}

package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Criteria;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Captured messages. What is older than can be kept goes by itself, with its events and attachments. */
public interface MessageStore {
    /**
     * Adds a message with the beginning of its life, and takes its price off the account's balance: all or nothing.
     *
     * @return the message with its position; empty, and nothing stored, when the balance is lower than the price
     */
    Optional<Message> add(NewMessage message, DeliveryUpdate initialUpdate);

    /** A message of this account. */
    Optional<Message> find(String accountId, String id);

    /** A message as it came over SMTP; empty for one that came otherwise, and where there is none. */
    Optional<byte[]> raw(String accountId, String id);

    /** The content of an attachment that came over HTTP; the first has number 0. Empty for mail that came raw. */
    Optional<byte[]> attachment(String accountId, String id, int number);

    /**
     * Messages that fit, the newest first.
     *
     * @param before only those older than the message of this id; null for the newest
     * @param limit at most this many
     */
    List<Message> newest(Criteria criteria, @Nullable String before, int limit);

    /**
     * Messages that fit, in the order in which they became visible.
     *
     * @param after only those of a higher position
     * @param limit at most this many
     */
    List<Message> since(Criteria criteria, long after, int limit);

    /** Position of the newest message of an account; 0 where there is none. */
    long newestPosition(String accountId);

    /**
     * Removes the messages that fit, with their events, what is due for them and their calls of webhooks.
     *
     * @return how many
     */
    int remove(Criteria criteria);

    /** Removes the messages of an account that were accepted before a moment, as {@link #remove}; they count as dropped. */
    int removeOlder(String accountId, Instant moment);

    /** How much there is, and how much was dropped for newer ones since the server started. */
    Size size();

    /**
     * How much there is.
     *
     * @param messages messages
     * @param bytes bytes they take
     * @param dropped messages that went because more came, or became too old
     */
    record Size(long messages, long bytes, long dropped) {}

    /**
     * A message to be added.
     *
     * @param message the message
     * @param raw as it came over SMTP; null for one that came otherwise
     * @param attachments contents of its attachments, in order; empty for mail that came raw
     */
    record NewMessage(Message message, byte @Nullable [] raw, List<byte[]> attachments) {
        public NewMessage {
            attachments = List.copyOf(attachments);
        }
    }
}

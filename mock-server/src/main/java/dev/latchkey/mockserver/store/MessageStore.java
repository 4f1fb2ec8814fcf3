package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageCriteria;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Store of captured messages. Messages over the retention limits are removed automatically, with their events and
 * attachments.
 */
public interface MessageStore {
    /**
     * Adds a message with its first delivery update and charges its price to the account, in one transaction.
     *
     * @return the message with its position; empty if the balance is below the price, and nothing is stored then
     */
    Optional<Message> add(NewMessage message, DeliveryUpdate initialUpdate);

    /** The message with this id if it belongs to the account. */
    Optional<Message> find(String accountId, String id);

    /** The raw mail of a message received over SMTP. Empty for other messages and if there is none. */
    Optional<byte[]> raw(String accountId, String id);

    /** The content of an attachment received over HTTP, counted from 0. Empty for messages received over SMTP. */
    Optional<byte[]> attachment(String accountId, String id, int number);

    /**
     * The matching messages, newest first.
     *
     * @param before id of the last message of the previous page; null for the first page
     * @param limit maximum number of messages
     */
    List<Message> newest(MessageCriteria criteria, @Nullable String before, int limit);

    /**
     * The matching messages, in the order in which they became visible.
     *
     * @param after only messages with a higher position
     * @param limit maximum number of messages
     */
    List<Message> since(MessageCriteria criteria, long after, int limit);

    /** The position of the newest message of an account; 0 if there is none. */
    long newestPosition(String accountId);

    /**
     * Removes the matching messages with their events, due work and webhook attempts.
     *
     * @return number of removed messages
     */
    int remove(MessageCriteria criteria);

    /** Removes messages accepted before the given time, like {@link #remove}. They count as dropped. */
    int removeOlder(String accountId, Instant moment);

    /** The size of the store and the number of messages dropped since the server started. */
    Size size();

    /**
     * Size of the store.
     *
     * @param messages number of messages
     * @param bytes total size of the messages in bytes
     * @param dropped messages removed because of the retention limits
     */
    record Size(long messages, long bytes, long dropped) {}

    /**
     * Message to add.
     *
     * @param message the message
     * @param raw raw mail if received over SMTP; null otherwise
     * @param attachments contents of its attachments, in order; empty if received over SMTP
     */
    record NewMessage(Message message, byte @Nullable [] raw, List<byte[]> attachments) {
        public NewMessage {
            attachments = List.copyOf(attachments);
        }
    }
}

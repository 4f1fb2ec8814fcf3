package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Store of delivery events and due work of messages. */
public interface DeliveryStore {
    /**
     * Deletes a work item and stores its result in one transaction.
     *
     * @return false if another thread has already completed the work; nothing is stored then
     */
    boolean complete(DueWork work, DeliveryUpdate update);

    /**
     * Stores an update that does not result from due work, in one transaction. Events of removed messages are
     * skipped, with their follow-up work and attempts.
     */
    void add(DeliveryUpdate update);

    /** The events of a message, oldest first. */
    List<DeliveryEvent> events(String accountId, String messageId);

    /** The event with this id if it belongs to the message. */
    Optional<DeliveryEvent> event(String accountId, String messageId, String id);

    /** The due work of a message, earliest first. */
    List<DueWork> dueForMessage(String accountId, String messageId);

    /**
     * An account's due work by time, then by id, ascending.
     *
     * @param after last item of the previous page; null for the first page
     * @param limit maximum number of items
     */
    List<DueWork> due(String accountId, @Nullable DueWork after, int limit);

    /** The earliest due time of each account by account id. Accounts without work are omitted. */
    Map<String, Instant> earliestDueByAccount();
}

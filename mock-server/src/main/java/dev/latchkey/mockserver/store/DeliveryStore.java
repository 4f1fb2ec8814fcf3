package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The life of messages: what happened to them, and what is still to be done. */
public interface DeliveryStore {
    /**
     * Does away with a work and stores what came of it, all or nothing.
     *
     * @return false, and nothing stored, when the work is no longer there: somebody else has done it
     */
    boolean complete(DueWork work, DeliveryUpdate update);

    /**
     * Stores what happened without being due, all or nothing. Events of a message that is no longer there are left
     * out, with all that belongs to them.
     */
    void add(DeliveryUpdate update);

    /** What happened to a message, the oldest first. */
    List<DeliveryEvent> events(String accountId, String messageId);

    /** An event of a message. */
    Optional<DeliveryEvent> event(String accountId, String messageId, String id);

    /** What is still to be done for a message, the earliest first. */
    List<DueWork> dueForMessage(String accountId, String messageId);

    /**
     * An account's work, the earliest first; of what is due at the same time, the lower id first.
     *
     * @param after only what comes after this; null for the first
     * @param limit at most this many
     */
    List<DueWork> due(String accountId, @Nullable DueWork after, int limit);

    /** When the first work of each account is due, by its id; accounts without work are left out. */
    Map<String, Instant> earliestDueByAccount();
}

package dev.latchkey.mockserver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Scheduled work item.
 *
 * @param id unique id; of two items due at the same time, the lower id comes first
 * @param accountId account that the work belongs to
 * @param due time to run it, by the account's clock
 * @param task task to run
 */
public record DueWork(String id, String accountId, Instant due, Task task) {
    /** Task of a work item. */
    public sealed interface Task {}

    /** Starts the delivery of a scheduled message. */
    public record Send(String messageId) implements Task {}

    /** Adds a delivery event to a message; the components are those of {@link DeliveryEvent}. */
    public record Step(String messageId, String recipient, EventType type, DeliveryEvent.@Nullable Bounce bounce,
            @Nullable String code, @Nullable String detail, DeliveryEvent.Cause cause) implements Task {}

    /** Sends a webhook attempt. */
    public record Call(String attemptId) implements Task {}
}

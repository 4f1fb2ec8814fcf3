package dev.latchkey.mockserver.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something the server has yet to do.
 *
 * @param id its name for programs; of two that are due at the same time, the lower comes first
 * @param accountId whose it is
 * @param due when, by the account's clock
 * @param task what
 */
public record DueWork(String id, String accountId, Instant due, Task task) {
    /** What there can be to do. */
    public sealed interface Task {}

    /** Begin the way of a message whose time has come. */
    public record Send(String messageId) implements Task {}

    /** Let something happen to a message on its way to one recipient; the parts are those of the event. */
    public record Step(String messageId, String recipient, EventType type, DeliveryEvent.@Nullable Bounce bounce,
            @Nullable String code, @Nullable String detail, DeliveryEvent.Cause cause) implements Task {}

    /** Call a webhook. */
    public record Call(String attemptId) implements Task {}
}

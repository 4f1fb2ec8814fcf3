package dev.latchkey.mockserver.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a step in the life of messages changes, all of it together or none.
 *
 * @param events what happened
 * @param next what is to be done because of it
 * @param attempts calls of webhooks as they now are, new or changed
 * @param statuses how far messages have come now, by their ids
 * @param counts what to add to the statistics; what is below zero is taken off
 * @param refunds what accounts get back, by their ids
 */
public record DeliveryUpdate(List<DeliveryEvent> events, List<DueWork> next, List<WebhookAttempt> attempts,
        Map<String, MessageStatus> statuses, List<Statistic> counts, Map<String, BigDecimal> refunds) {
    /** Nothing changes. */
    public static final DeliveryUpdate NONE = new DeliveryUpdate(List.of(), List.of(), List.of(), Map.of(), List.of());

    public DeliveryUpdate {
        events = List.copyOf(events);
        next = List.copyOf(next);
        attempts = List.copyOf(attempts);
        statuses = Map.copyOf(statuses);
        counts = List.copyOf(counts);
        refunds = Map.copyOf(refunds);
    }

    /** What changes where nobody gets anything back. */
    public DeliveryUpdate(List<DeliveryEvent> events, List<DueWork> next, List<WebhookAttempt> attempts,
            Map<String, MessageStatus> statuses, List<Statistic> counts) {
        this(events, next, attempts, statuses, counts, Map.of());
    }
}

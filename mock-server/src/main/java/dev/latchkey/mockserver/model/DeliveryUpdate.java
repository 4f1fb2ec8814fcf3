package dev.latchkey.mockserver.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Change set of one delivery step. It is stored in one transaction.
 *
 * @param events new events
 * @param next follow-up work
 * @param attempts new and changed webhook attempts
 * @param statuses new statuses by message id
 * @param counts amounts to add to the statistics; negative amounts are subtracted
 * @param refunds refunds by account id
 */
public record DeliveryUpdate(List<DeliveryEvent> events, List<DueWork> next, List<WebhookAttempt> attempts,
        Map<String, MessageStatus> statuses, List<Statistic> counts, Map<String, BigDecimal> refunds) {
    /** An empty update. */
    public static final DeliveryUpdate NONE = new DeliveryUpdate(List.of(), List.of(), List.of(), Map.of(), List.of());

    public DeliveryUpdate {
        events = List.copyOf(events);
        next = List.copyOf(next);
        attempts = List.copyOf(attempts);
        statuses = Map.copyOf(statuses);
        counts = List.copyOf(counts);
        refunds = Map.copyOf(refunds);
    }

    /** Creates an update without refunds. */
    public DeliveryUpdate(List<DeliveryEvent> events, List<DueWork> next, List<WebhookAttempt> attempts,
            Map<String, MessageStatus> statuses, List<Statistic> counts) {
        this(events, next, attempts, statuses, counts, Map.of());
    }
}

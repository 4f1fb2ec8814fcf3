package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.MessageStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delivery status of a message for each recipient. It only moves forward: scheduled, queued, sent, deferred, delivered,
 * and finally bounced, failed, dropped or canceled. After delivery, a recipient can react any number of times.
 */
public final class DeliveryStateMachine {
    private static final Set<EventType> REACTIONS = Set.of(EventType.OPENED, EventType.CLICKED, EventType.UNSUBSCRIBED,
            EventType.COMPLAINED, EventType.REPLIED);
    // Worst outcome first, then the least advanced status.
    private static final List<EventType> WORST_FIRST = List.of(EventType.FAILED, EventType.BOUNCED, EventType.DROPPED,
            EventType.CANCELED, EventType.SCHEDULED, EventType.QUEUED, EventType.DEFERRED, EventType.SENT,
            EventType.DELIVERED);

    private final Map<String, EventType> latest = new LinkedHashMap<>();

    /** Creates a state machine without events. */
    public DeliveryStateMachine() {}

    /** Returns the state after these events. */
    public static DeliveryStateMachine of(Collection<DeliveryEvent> events) {
        DeliveryStateMachine stateMachine = new DeliveryStateMachine();
        for (DeliveryEvent event : events) {
            stateMachine.apply(event.recipient(), event.type());
        }
        return stateMachine;
    }

    /** Returns true if this event can happen next. */
    boolean allows(String recipient, EventType type) {
        EventType current = latest.get(recipient);
        if (current == null) {
            return type == EventType.SCHEDULED || type == EventType.QUEUED;
        }
        if (REACTIONS.contains(type)) {
            return current == EventType.DELIVERED;
        }
        return switch (type) {
            case DEFERRED -> current == EventType.SENT || current == EventType.DEFERRED;
            case DROPPED -> current == EventType.QUEUED;
            case CANCELED -> current == EventType.SCHEDULED;
            case FAILED -> current != EventType.SCHEDULED && rank(current) < rank(type);
            case BOUNCED -> rank(current) >= rank(EventType.SENT) && rank(current) < rank(type);
            case DELIVERED -> current == EventType.SENT || current == EventType.DEFERRED;
            case SENT -> current == EventType.QUEUED;
            case QUEUED -> current == EventType.SCHEDULED;
            default -> false;
        };
    }

    /** Applies an event, without a check. */
    void apply(String recipient, EventType type) {
        if (!REACTIONS.contains(type)) {
            latest.put(recipient, type);
        }
    }

    /** Returns the worst status of all recipients. */
    MessageStatus status() {
        int worst = WORST_FIRST.size() - 1;
        for (EventType type : latest.values()) {
            worst = Math.min(worst, WORST_FIRST.indexOf(type));
        }
        return MessageStatus.valueOf(WORST_FIRST.get(worst).name());
    }

    private static int rank(EventType type) {
        return switch (type) {
            case SCHEDULED -> 0;
            case QUEUED -> 1;
            case SENT -> 2;
            case DEFERRED -> 3;
            case DELIVERED -> 4;
            default -> 5;
        };
    }
}

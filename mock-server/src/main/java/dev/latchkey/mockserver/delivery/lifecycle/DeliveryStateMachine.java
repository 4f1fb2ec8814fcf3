package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.MessageStatus;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a message has come for each recipient. It only goes forward: waiting, queued, sent, deferred, delivered, and at
 * last returned, failed, dropped or taken back. Who has it can open it, answer it and so on, as often as they like.
 */
public final class DeliveryStateMachine {
    private static final Set<EventType> REACTIONS = Set.of(EventType.OPENED, EventType.CLICKED, EventType.UNSUBSCRIBED,
            EventType.COMPLAINED, EventType.REPLIED);
    // The worst luck first, then the least advanced.
    private static final List<EventType> WORST_FIRST = List.of(EventType.FAILED, EventType.BOUNCED, EventType.DROPPED,
            EventType.CANCELED, EventType.SCHEDULED, EventType.QUEUED, EventType.DEFERRED, EventType.SENT,
            EventType.DELIVERED);

    private final Map<String, EventType> furthest = new LinkedHashMap<>();

    /** Nothing has happened yet. */
    public DeliveryStateMachine() {}

    /** What these events tell. */
    public static DeliveryStateMachine of(Collection<DeliveryEvent> events) {
        DeliveryStateMachine stateMachine = new DeliveryStateMachine();
        for (DeliveryEvent event : events) {
            stateMachine.apply(event.recipient(), event.type());
        }
        return stateMachine;
    }

    /** Whether this can happen next. */
    boolean allows(String recipient, EventType type) {
        EventType now = furthest.get(recipient);
        if (now == null) {
            return type == EventType.SCHEDULED || type == EventType.QUEUED;
        }
        if (REACTIONS.contains(type)) {
            return now == EventType.DELIVERED;
        }
        return switch (type) {
            case DEFERRED -> now == EventType.SENT || now == EventType.DEFERRED;
            case DROPPED -> now == EventType.QUEUED;
            case CANCELED -> now == EventType.SCHEDULED;
            case FAILED -> now != EventType.SCHEDULED && rank(now) < rank(type);
            case BOUNCED -> rank(now) >= rank(EventType.SENT) && rank(now) < rank(type);
            case DELIVERED -> now == EventType.SENT || now == EventType.DEFERRED;
            case SENT -> now == EventType.QUEUED;
            case QUEUED -> now == EventType.SCHEDULED;
            default -> false;
        };
    }

    /** It happens. */
    void apply(String recipient, EventType type) {
        if (!REACTIONS.contains(type)) {
            furthest.put(recipient, type);
        }
    }

    /** How far it has come for a recipient; null for one who is none. */
    @Nullable
    EventType of(String recipient) {
        return furthest.get(recipient);
    }

    /** How far it has come for the recipient with the worst luck. */
    MessageStatus status() {
        int worst = WORST_FIRST.size() - 1;
        for (EventType type : furthest.values()) {
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

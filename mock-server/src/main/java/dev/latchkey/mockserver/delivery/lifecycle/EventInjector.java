package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.store.DataStore;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Simulates events of a message on request, as if the recipient or the network had caused them. */
public final class EventInjector {
    private static final Set<EventType> SERVER_EVENTS = Set.of(EventType.SCHEDULED, EventType.QUEUED,
            EventType.CANCELED);
    private static final Set<EventType> AFTER_SENT = Set.of(EventType.DELIVERED, EventType.DEFERRED,
            EventType.BOUNCED);
    private static final Set<EventType> TRANSPORT_EVENTS = Set.of(EventType.SENT, EventType.FAILED, EventType.DROPPED,
            EventType.DELIVERED, EventType.DEFERRED, EventType.BOUNCED);

    private final DataStore store;
    private final DeliveryCommitter committer;
    private final DeliverySimulator simulator;
    private final AccountClocks clocks;
    private final MessageLocks locks;

    public EventInjector(DataStore store, DeliveryCommitter committer, DeliverySimulator simulator,
            AccountClocks clocks,
            MessageLocks locks) {
        this.store = store;
        this.committer = committer;
        this.simulator = simulator;
        this.clocks = clocks;
        this.locks = locks;
    }

    /**
     * Event to simulate.
     *
     * @param type type of the event
     * @param bounce type of the bounce; null for a hard one. Only for {@link EventType#BOUNCED}
     * @param code code of the network; null for none
     * @param detail explanation, link that is clicked, or text of the reply; null for none
     */
    public record RequestedEvent(EventType type, @Nullable Bounce bounce, @Nullable String code,
            @Nullable String detail) {}

    /**
     * Simulates an event and the events that must precede it: a message that is opened must have been delivered.
     *
     * @param recipient recipient of the event; null for all recipients for whom it is possible
     * @return the events that were recorded; the requested one is last
     * @throws RefusedException if the message or recipient does not exist, the event cannot be simulated, or it would
     *        move the status backwards
     */
    public List<DeliveryEvent> simulate(String accountId, String messageId, @Nullable String recipient,
            RequestedEvent requested) {
        if (SERVER_EVENTS.contains(requested.type())) {
            throw invalid("#/type", "not-simulated",
                    "'" + requested.type().wireName()
                            + "' is caused by the server itself and cannot be simulated."
                            + " Send, schedule or cancel a message instead.");
        }
        return locks.withLock(messageId, () -> {
            Message message = store.messages().find(accountId, messageId)
                    .orElseThrow(() -> new RefusedException(RefusalReason.NOT_FOUND,
                            "The account has no message with this ID."));
            Set<String> recipients = DeliverySimulator.recipients(message.content());
            if (recipient != null && !recipients.contains(recipient)) {
                throw invalid("#/recipient", "unknown",
                        "The message has no such recipient. Use the bare address or number as in the message,"
                                + " or omit it for all recipients.");
            }
            DeliveryUpdateBuilder update = simulator.newUpdate(message,
                    DeliveryStateMachine.of(store.deliveries().events(accountId, messageId)),
                    clocks.of(accountId).instant());
            for (String address : recipient == null ? recipients : Set.of(recipient)) {
                record(update, address, requested);
            }
            if (update.events().isEmpty()) {
                throw new RefusedException(RefusalReason.CONFLICT,
                        "'" + requested.type().wireName() + "' cannot happen to a message that is '"
                                + message.status().wireName() + "'.");
            }
            committer.add(accountId, update.build());
            return List.copyOf(update.events());
        });
    }

    private static void record(DeliveryUpdateBuilder update, String recipient, RequestedEvent requested) {
        EventType type = requested.type();
        boolean reaction = !TRANSPORT_EVENTS.contains(type);
        if (reaction || AFTER_SENT.contains(type)) {
            update.record(recipient, EventType.SENT, Cause.MANUAL);
        }
        if (reaction) {
            update.record(recipient, EventType.DELIVERED, Cause.MANUAL);
        }
        Bounce bounce = type != EventType.BOUNCED
                ? null
                : requested.bounce() == null ? Bounce.HARD : requested.bounce();
        update.record(recipient, type, bounce, requested.code(), requested.detail(), Cause.MANUAL);
    }

    private static RefusedException invalid(String pointer, String code, String detail) {
        return new RefusedException(
                new Refusal(RefusalReason.INVALID, detail, List.of(new InvalidField(pointer, code, detail)),
                        List.of()));
    }
}

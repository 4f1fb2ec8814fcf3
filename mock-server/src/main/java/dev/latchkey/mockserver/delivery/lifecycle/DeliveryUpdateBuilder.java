package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to one message at one moment: collected here, with all that follows from it, and then stored at once. */
public final class DeliveryUpdateBuilder {
    private final Message message;
    private final DeliveryStateMachine stateMachine;
    private final Instant at;
    private final List<Webhook> webhooks;
    private final WebhookFaults faults;
    private final Ids ids;
    private final List<DeliveryEvent> events = new ArrayList<>(4);
    private final List<DueWork> next = new ArrayList<>(0);
    private final List<WebhookAttempt> attempts = new ArrayList<>(0);
    private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    private boolean refunded;

    /**
     * Nothing yet.
     *
     * @param story how far the message has come; goes on with what happens
     * @param at when, by the account's clock
     * @param webhooks those of the message's account and gateway
     */
    DeliveryUpdateBuilder(Message message, DeliveryStateMachine stateMachine, Instant at, List<Webhook> webhooks,
            WebhookFaults faults, Ids ids) {
        this.message = message;
        this.stateMachine = stateMachine;
        this.at = at;
        this.webhooks = webhooks;
        this.faults = faults;
        this.ids = ids;
    }

    Message message() {
        return message;
    }

    DeliveryStateMachine stateMachine() {
        return stateMachine;
    }

    Instant at() {
        return at;
    }

    public List<DeliveryEvent> events() {
        return events;
    }

    /** Lets something happen, if it can happen next; tells whether it did. */
    boolean record(String recipient, EventType type, @Nullable Bounce bounce, @Nullable String code,
            @Nullable String detail, Cause cause) {
        if (!stateMachine.allows(recipient, type)) {
            return false;
        }
        stateMachine.apply(recipient, type);
        DeliveryEvent event = new DeliveryEvent(ids.nextLike("evt", message.id()), message.accountId(), message.id(),
                recipient, type, bounce, code, detail, cause, at);
        events.add(event);
        count(measure(type, bounce), 1);
        for (Webhook webhook : webhooks) {
            if (webhook.subscribesTo(type)) {
                enqueueWebhook(webhook, event);
            }
        }
        return true;
    }

    /** Something that always happens when it is its turn, and says nothing more. */
    public boolean record(String recipient, EventType type, Cause cause) {
        return record(recipient, type, null, null, null, cause);
    }

    /** Something is to be done then. */
    void schedule(Instant due, DueWork.Task task) {
        next.add(new DueWork(ids.nextLike("due", message.id()), message.accountId(), due, task));
    }

    /** Adds to the statistics. */
    public void count(@Nullable Measure measure, long more) {
        if (measure != null && more != 0) {
            counts.merge(measure, more, Long::sum);
        }
    }

    /** The price is given back; statistics take it off the day on which it was paid. */
    public void refund() {
        refunded = message.price().signum() > 0;
    }

    /** How far the message has come by now. */
    public MessageStatus status() {
        return stateMachine.status();
    }

    /** Everything, to be stored with a message that is new. */
    public DeliveryUpdate buildInitial() {
        return build(Map.of());
    }

    /** Everything, to be stored for a message that is there. */
    public DeliveryUpdate build() {
        return events.isEmpty() && next.isEmpty()
                ? DeliveryUpdate.NONE
                : build(Map.of(message.id(), stateMachine.status()));
    }

    private DeliveryUpdate build(Map<String, MessageStatus> statuses) {
        List<Statistic> statistics = new ArrayList<>(2);
        if (!counts.isEmpty()) {
            statistics.add(statistic(at, counts));
        }
        if (refunded) {
            statistics.add(statistic(message.accepted(), Map.of(Measure.COST, -Measure.cost(message.price()))));
        }
        return new DeliveryUpdate(events, next, attempts, statuses, statistics,
                refunded ? Map.of(message.accountId(), message.price()) : Map.of());
    }

    private Statistic statistic(Instant day, Map<Measure, Long> amounts) {
        return new Statistic(message.accountId(), message.gateway(), LocalDate.ofInstant(day, ZoneOffset.UTC),
                message.keyId(), message.channel(), message.environment(), amounts);
    }

    private void enqueueWebhook(Webhook webhook, DeliveryEvent event) {
        WebhookFaults.WebhookFault twist = faults.faultFor(webhook, message, event);
        for (int i = 0; i <= twist.copies(); i++) {
            Instant due = at.plus(twist.delay());
            WebhookAttempt attempt = new WebhookAttempt(ids.nextLike("att", message.id()), message.accountId(),
                    webhook.id(), event.id(), message.id(), 1, false, due, WebhookAttempt.State.WAITING, null, null,
                    null, null, null, 0);
            attempts.add(attempt);
            schedule(due, new DueWork.Call(attempt.id()));
        }
    }

    private static @Nullable Measure measure(EventType type, @Nullable Bounce bounce) {
        return switch (type) {
            case SCHEDULED, QUEUED -> null;
            case BOUNCED -> bounce == Bounce.SOFT ? Measure.BOUNCED_SOFT : Measure.BOUNCED_HARD;
            case SENT -> Measure.SENT;
            case DELIVERED -> Measure.DELIVERED;
            case DEFERRED -> Measure.DEFERRED;
            case FAILED -> Measure.FAILED;
            case DROPPED -> Measure.DROPPED;
            case CANCELED -> Measure.CANCELED;
            case OPENED -> Measure.OPENED;
            case CLICKED -> Measure.CLICKED;
            case UNSUBSCRIBED -> Measure.UNSUBSCRIBED;
            case COMPLAINED -> Measure.COMPLAINED;
            case REPLIED -> Measure.REPLIED;
        };
    }
}

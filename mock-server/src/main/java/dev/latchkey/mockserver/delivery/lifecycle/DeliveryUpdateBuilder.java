package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryEvent.Bounce;
import dev.latchkey.mockserver.model.DeliveryEvent.Cause;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.MessageStatus;
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

/**
 * Collects the events of one message at one instant, with the due work, webhook requests and statistics that follow
 * from them. The result is stored in one transaction.
 */
public final class DeliveryUpdateBuilder {
    private final Message message;
    private final DeliveryStateMachine stateMachine;
    private final Instant at;
    private final List<Webhook> webhooks;
    private final WebhookFaults faults;
    private final IdGenerator ids;
    private final List<DeliveryEvent> events = new ArrayList<>(4);
    private final List<DueWork> next = new ArrayList<>(0);
    private final List<WebhookAttempt> attempts = new ArrayList<>(0);
    private final Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    private boolean refunded;

    /**
     * Creates an empty update.
     *
     * @param stateMachine status of the message; advances with each event
     * @param at time of the events, by the account's clock
     * @param webhooks webhooks of the message's account and gateway
     */
    DeliveryUpdateBuilder(Message message, DeliveryStateMachine stateMachine, Instant at, List<Webhook> webhooks,
            WebhookFaults faults, IdGenerator ids) {
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

    /** Records an event if it can happen next, and returns true if it did. */
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

    /** Records an event that has no code or detail. */
    public boolean record(String recipient, EventType type, Cause cause) {
        return record(recipient, type, null, null, null, cause);
    }

    /** Schedules a task. */
    void schedule(Instant due, DueWork.Task task) {
        next.add(new DueWork(ids.nextLike("due", message.id()), message.accountId(), due, task));
    }

    /** Adds to a statistic, if there is a measure. */
    public void count(@Nullable Measure measure, long amount) {
        if (measure != null && amount != 0) {
            counts.merge(measure, amount, Long::sum);
        }
    }

    /** Refunds the price. The statistics subtract it from the day on which it was paid. */
    public void refund() {
        refunded = message.price().signum() > 0;
    }

    /** Returns the current status of the message. */
    public MessageStatus status() {
        return stateMachine.status();
    }

    /** Builds the update of a new message. */
    public DeliveryUpdate buildInitial() {
        return build(Map.of());
    }

    /** Builds the update of a stored message. */
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
        WebhookFaults.WebhookFault fault = faults.faultFor(webhook, message, event);
        for (int copy = 0; copy <= fault.copies(); copy++) {
            Instant due = at.plus(fault.delay());
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

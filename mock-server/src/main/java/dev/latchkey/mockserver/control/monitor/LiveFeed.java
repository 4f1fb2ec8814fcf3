package dev.latchkey.mockserver.control.monitor;

import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.JournalEntry;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Ring buffer of the newest events for live viewers. It holds ids and addresses but no message bodies, so that it stays small.
 * Safe for use by several threads.
 */
public final class LiveFeed implements ServerEventListener, AutoCloseable {
    /** Maximum number of events kept. */
    static final int CAPACITY = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<FeedEvent> ring = new ArrayDeque<>();
    private long last;
    private boolean closed;

    /**
     * An event of the feed.
     *
     * @param number ascending number
     * @param type event type, such as {@code message}
     * @param accountId account of the event; null if it is unknown
     * @param detail data of the event
     */
    public record FeedEvent(long number, String type, @Nullable String accountId, Record detail) {}

    /**
     * Events since a certain number.
     *
     * @param events the events, in order
     * @param missed number of earlier events that are no longer in the buffer
     */
    public record FeedBatch(List<FeedEvent> events, long missed) {}

    /** Detail of an accepted message. */
    public record MessageDetail(String id, String channel, String environment, String keyId, @Nullable String from,
            List<String> to, @Nullable String subject, String status) {}

    /** Detail of a delivery event. */
    public record DeliveryEventDetail(String id, String messageId, String recipient, String type, String cause) {}

    /** Detail of a refused request. */
    public record RefusalDetail(String id, String source, String route, int status, String reason,
            @Nullable String keyId,
            String address) {}

    /** Detail of a webhook attempt. */
    public record WebhookAttemptDetail(String id, String webhookId, String eventId, String messageId, int number,
            String state,
            @Nullable Integer status) {}

    /** Detail of a fault rule that fired. */
    public record FaultDetail(String rule, String phase, List<String> routes) {}

    @Override
    public void onMessageAccepted(Message message) {
        add("message", message.accountId(),
                new MessageDetail(message.id(), message.channel().wireName(), message.environment().name(),
                        message.keyId(),
                        message.content().from(), message.content().recipients().stream().limit(5)
                                .map(recipient -> recipient.mailbox()).toList(),
                        message.content().subject(), message.status().wireName()));
    }

    @Override
    public void onDeliveryEvents(List<DeliveryEvent> events) {
        lock.lock();
        try {
            for (DeliveryEvent event : events) {
                append("event", event.accountId(),
                        new DeliveryEventDetail(event.id(), event.messageId(), event.recipient(),
                                event.type().wireName(), event.cause().wireName()));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWebhookAttempt(WebhookAttempt attempt) {
        add("webhook-attempt", attempt.accountId(),
                new WebhookAttemptDetail(attempt.id(), attempt.webhookId(), attempt.eventId(),
                        attempt.messageId(), attempt.number(), attempt.state().wireName(), attempt.status()));
    }

    @Override
    public void onRequestCompleted(JournalEntry entry) {
        if (entry.reason() != null) {
            add("refusal", entry.accountId(), new RefusalDetail(entry.id(), entry.source().wireName(), entry.route(),
                    entry.status(), entry.reason(), entry.keyId(), entry.address()));
        }
    }

    void onFaultFired(FaultRuleSet.Firing firing) {
        add("fault", firing.context().accountId(),
                new FaultDetail(firing.rule().id(), firing.rule().phase().wireName(), firing.context().routes()));
    }

    /** Returns the number of the newest event; 0 before the first. */
    public long lastNumber() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for events after the one with the given number.
     *
     * @param maxWait maximum time to wait
     * @return no events if the time elapsed or the feed was closed
     */
    public FeedBatch await(long number, Duration maxWait) {
        lock.lock();
        try {
            long left = maxWait.toNanos();
            while (last <= number && left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            long oldest = last - ring.size();
            return new FeedBatch(ring.stream().filter(feedEvent -> feedEvent.number() > number).toList(),
                    Math.max(0, oldest - number));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FeedBatch(List.of(), 0);
        } finally {
            lock.unlock();
        }
    }

    /** Returns true if the feed was closed, so that no more events come. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Closes the feed and wakes all waiting threads. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(String type, @Nullable String accountId, Record detail) {
        lock.lock();
        try {
            append(type, accountId, detail);
        } finally {
            lock.unlock();
        }
    }

    private void append(String type, @Nullable String accountId, Record detail) {
        ring.addLast(new FeedEvent(++last, type, accountId, detail));
        if (ring.size() > CAPACITY) {
            ring.removeFirst();
        }
        changed.signalAll();
    }
}

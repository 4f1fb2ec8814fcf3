package dev.latchkey.mockserver.control.monitor;

import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.fault.FaultRuleSet;
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
 * The newest of what has happened, in a ring, for whoever wants to look on. Only names are kept, not what messages say,
 * so that the ring stays small. Safe for use by many threads.
 */
public final class LiveFeed implements ServerEventListener, AutoCloseable {
    /** How many happenings are remembered. */
    static final int REMEMBERED = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Deque<FeedEvent> ring = new ArrayDeque<>();
    private long last;
    private boolean closed;

    /**
     * Something that happened.
     *
     * @param number counts up
     * @param type what kind of thing
     * @param accountId whose; null where that is not known
     * @param detail what is told of it
     */
    public record FeedEvent(long number, String type, @Nullable String accountId, Record detail) {}

    /**
     * What has happened since.
     *
     * @param happenings in order
     * @param missed how many before them have left the ring already
     */
    public record FeedBatch(List<FeedEvent> happenings, long missed) {}

    /** A message was accepted. */
    public record MessageNews(String id, String channel, String environment, String keyId, @Nullable String from,
            List<String> to, @Nullable String subject, String status) {}

    /** Something happened to a message. */
    public record EventNews(String id, String messageId, String recipient, String type, String cause) {}

    /** A request was refused. */
    public record RefusalNews(String id, String source, String route, int status, String reason, @Nullable String keyId,
            String address) {}

    /** A webhook was called. */
    public record CallNews(String id, String webhookId, String eventId, String messageId, int number, String state,
            @Nullable Integer status) {}

    /** A fault rule fired. */
    public record FaultNews(String rule, String phase, List<String> routes) {}

    @Override
    public void onMessageAccepted(Message message) {
        add("message", message.accountId(),
                new MessageNews(message.id(), message.channel().wireName(), message.environment().name(),
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
                note("event", event.accountId(), new EventNews(event.id(), event.messageId(), event.recipient(),
                        event.type().wireName(), event.cause().wireName()));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onWebhookAttempt(WebhookAttempt attempt) {
        add("webhook-attempt", attempt.accountId(), new CallNews(attempt.id(), attempt.webhookId(), attempt.eventId(),
                attempt.messageId(), attempt.number(), attempt.state().wireName(), attempt.status()));
    }

    @Override
    public void onRequestCompleted(JournalEntry entry) {
        if (entry.reason() != null) {
            add("refusal", entry.accountId(), new RefusalNews(entry.id(), entry.source().wireName(), entry.route(),
                    entry.status(), entry.reason(), entry.keyId(), entry.address()));
        }
    }

    void fired(FaultRuleSet.Firing firing) {
        add("fault", firing.context().accountId(),
                new FaultNews(firing.rule().id(), firing.rule().phase().wireName(), firing.context().routes()));
    }

    /** Number of the newest happening; 0 before the first. */
    public long newest() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for what happens after a happening.
     *
     * @param wait how long at most
     * @return nothing when the time was over, or the feed was closed
     */
    public FeedBatch after(long number, Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (last <= number && left > 0 && !closed) {
                left = more.awaitNanos(left);
            }
            long oldest = last - ring.size();
            return new FeedBatch(ring.stream().filter(happening -> happening.number() > number).toList(),
                    Math.max(0, oldest - number));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new FeedBatch(List.of(), 0);
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was closed: nothing more will come. */
    public boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends every wait. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void add(String type, @Nullable String accountId, Record detail) {
        lock.lock();
        try {
            note(type, accountId, detail);
        } finally {
            lock.unlock();
        }
    }

    private void note(String type, @Nullable String accountId, Record detail) {
        ring.addLast(new FeedEvent(++last, type, accountId, detail));
        if (ring.size() > REMEMBERED) {
            ring.removeFirst();
        }
        more.signalAll();
    }
}

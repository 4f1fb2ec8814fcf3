package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;
import dev.latchkey.mockserver.delivery.webhook.WebhookHttpClient.Result;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol.WebhookNotification;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol.WebhookRequest;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import dev.latchkey.mockserver.store.DataStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhook requests that are due. After an error that may be temporary, it retries after 1, 5 and 25 seconds by
 * the account's clock, and then gives up. Requests for later events of the same message wait for the retries.
 */
public final class WebhookDispatcher {
    private static final List<Duration> RETRY_DELAYS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(25));
    private static final Duration RECHECK_DELAY = Duration.ofSeconds(1);
    private static final int MAX_CONCURRENT = 16;
    private static final int MAX_ATTEMPTS_READ = 1_000;

    private final DataStore store;
    private final DeliveryCommitter committer;
    private final DueWorkQueue queue;
    private final AccountClocks clocks;
    private final IdGenerator ids;
    private final ServerKey serverKey;
    private final Map<String, WebhookProtocol> protocols;
    private final WebhookHttpClient client;
    private final ServerEventListener listener;
    private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();

    public WebhookDispatcher(DataStore store, DeliveryCommitter committer, DueWorkQueue queue, AccountClocks clocks,
            IdGenerator ids,
            ServerKey serverKey,
            Map<String, WebhookProtocol> schemes, WebhookHttpClient client, ServerEventListener listener) {
        this.store = store;
        this.committer = committer;
        this.queue = queue;
        this.clocks = clocks;
        this.ids = ids;
        this.serverKey = serverKey;
        this.protocols = schemes;
        this.client = client;
        this.listener = listener;
    }

    /** Content of a webhook request. */
    private record Notification(Webhook webhook, DeliveryEvent event, Message message) {}

    /** Sends a request that is due, unless it has to wait. Returns true if it was sent. */
    public boolean dispatch(DueWork work, String attemptId) {
        WebhookAttempt attempt = store.webhooks().attempt(work.accountId(), attemptId)
                .filter(found -> found.state() == State.WAITING).orElse(null);
        if (attempt == null) {
            committer.complete(work, DeliveryUpdate.NONE);
            return false;
        }
        Notification notification = loadNotification(attempt);
        if (notification == null) {
            return finish(work, withResult(attempt, State.DISCARDED, null, null, Result.NONE), List.of(), List.of());
        }
        Instant blocked = attempt.replay() ? null : blockedUntil(attempt);
        if (blocked != null) {
            queue.postpone(work, blocked);
            return false;
        }
        Semaphore permit = permits.computeIfAbsent(notification.webhook().id(), id -> new Semaphore(MAX_CONCURRENT));
        permit.acquireUninterruptibly();
        try {
            return call(work, attempt, notification);
        } finally {
            permit.release();
        }
    }

    /**
     * Returns the key of the queue in which a request runs. Requests of one webhook for one message run one after the
     * other.
     */
    public String serialKey(String accountId, String attemptId) {
        return store.webhooks().attempt(accountId, attemptId)
                .map(attempt -> attempt.webhookId() + ' ' + attempt.messageId()).orElse(attemptId);
    }

    /** Sends a test request, of which nothing is stored. */
    WebhookAttempt test(Webhook webhook) {
        Instant now = clocks.of(webhook.accountId()).instant();
        WebhookAttempt attempt = new WebhookAttempt(ids.next("att"), webhook.accountId(), webhook.id(), "", "", 1,
                false, now, State.WAITING, null, null, null, null, null, 0);
        String id = ids.next("evt");
        Exchange exchange = send(webhook, id, now, null, null);
        return withResult(attempt, exchange.result().delivered() ? State.DELIVERED : State.GIVEN_UP, now,
                exchange.body(),
                exchange.result());
    }

    private boolean call(DueWork work, WebhookAttempt attempt, Notification target) {
        Instant now = clocks.of(work.accountId()).instant();
        Exchange exchange = send(target.webhook(), attempt.eventId(), now, target.event(), target.message());
        Result result = exchange.result();
        if (client.isClosed() && !result.delivered()) {
            // Canceled by the shutdown of the server: it stays due for the next start.
            return false;
        }
        if (result.delivered()) {
            return finish(work, withResult(attempt, State.DELIVERED, now, exchange.body(), result), List.of(),
                    List.of());
        }
        boolean retry = result.worthRetrying() && !attempt.replay() && attempt.number() <= RETRY_DELAYS.size();
        if (!retry) {
            return finish(work, withResult(attempt, State.GIVEN_UP, now, exchange.body(), result), List.of(),
                    List.of());
        }
        Instant due = clocks.of(work.accountId()).instant().plus(RETRY_DELAYS.get(attempt.number() - 1));
        WebhookAttempt next = newAttempt(attempt, attempt.number() + 1, false, due);
        return finish(work, withResult(attempt, State.RETRIED, now, exchange.body(), result), List.of(next),
                List.of(new DueWork(ids.nextLike("due", next.id()), work.accountId(), due,
                        new DueWork.Call(next.id()))));
    }

    /** Creates another attempt for the same event. */
    WebhookAttempt newAttempt(WebhookAttempt previous, int number, boolean replay, Instant due) {
        return new WebhookAttempt(ids.nextLike("att", previous.id()), previous.accountId(), previous.webhookId(),
                previous.eventId(),
                previous.messageId(), number, replay, due, State.WAITING, null, null, null, null, null, 0);
    }

    /** Body that was sent, and the result. */
    private record Exchange(@Nullable String body, Result result) {}

    private Exchange send(Webhook webhook, String id, Instant now, @Nullable DeliveryEvent event,
            @Nullable Message message) {
        WebhookProtocol protocol = protocols.get(webhook.gateway());
        if (protocol == null) {
            return new Exchange(null, Result.failed("The server has no such gateway"));
        }
        try {
            WebhookNotification notification = new WebhookNotification(webhook,
                    serverKey.open(webhook.secret(), webhook.id()), id, now, event,
                    message);
            WebhookRequest outgoing = protocol.createRequest(notification);
            return new Exchange(outgoing.body(), client.post(webhook.url(), outgoing));
        } catch (RefusedException e) {
            return new Exchange(null, Result.failed(e.refusal().detail()));
        }
    }

    private boolean finish(DueWork work, WebhookAttempt ended, List<WebhookAttempt> retries, List<DueWork> next) {
        List<WebhookAttempt> attempts = retries.isEmpty() ? List.of(ended) : List.of(ended, retries.get(0));
        if (!committer.complete(work, new DeliveryUpdate(List.of(), next, attempts, Map.of(), List.of()))) {
            return false;
        }
        if (ended.state() == State.DISCARDED) {
            return false;
        }
        listener.onWebhookAttempt(ended);
        return true;
    }

    private @Nullable Notification loadNotification(WebhookAttempt attempt) {
        Optional<Webhook> webhook = store.webhooks().find(attempt.accountId(), attempt.webhookId())
                .filter(Webhook::active);
        Optional<DeliveryEvent> event = store.deliveries().event(attempt.accountId(), attempt.messageId(),
                attempt.eventId());
        Optional<Message> message = store.messages().find(attempt.accountId(), attempt.messageId());
        return webhook.isEmpty() || event.isEmpty() || message.isEmpty()
                ? null
                : new Notification(webhook.get(), event.get(), message.get());
    }

    /** Returns when to check again if the earlier requests are done; null if there is nothing to wait for. */
    private @Nullable Instant blockedUntil(WebhookAttempt attempt) {
        if (!store.webhooks().mustWait(attempt)) {
            return null;
        }
        Instant until = null;
        for (WebhookAttempt other : store.webhooks().attempts(attempt.accountId(), attempt.webhookId(),
                attempt.messageId(), null, MAX_ATTEMPTS_READ)) {
            // A request that a fault delayed from the start is not waited for: it is meant to arrive out of order.
            boolean isEarlier = other.state() == State.WAITING && other.eventId().compareTo(attempt.eventId()) < 0
                    && (other.number() > 1 || !other.due().isAfter(attempt.due()));
            if (isEarlier && (until == null || other.due().isAfter(until))) {
                until = other.due();
            }
        }
        Instant soon = clocks.of(attempt.accountId()).instant().plus(RECHECK_DELAY);
        return until == null || until.isAfter(soon.minus(RECHECK_DELAY)) ? until : soon;
    }

    private static WebhookAttempt withResult(WebhookAttempt attempt, State state, @Nullable Instant sent,
            @Nullable String body, Result result) {
        return new WebhookAttempt(attempt.id(), attempt.accountId(), attempt.webhookId(), attempt.eventId(),
                attempt.messageId(), attempt.number(), attempt.replay(), attempt.due(), state, sent, body,
                result.status(), result.responseBody(), result.error(), result.micros());
    }
}

package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.delivery.lifecycle.DueWorkQueue;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.journal.ServerEventListener;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol.WebhookRequest;
import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol.WebhookNotification;
import dev.latchkey.mockserver.delivery.webhook.WebhookHttpClient.Result;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.model.WebhookAttempt.State;
import dev.latchkey.mockserver.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of webhooks that are due. A call that fails for a reason that may pass is made again after 1, 5 and 25
 * seconds by the account's clock, and then given up; calls for later events of the same message wait for it.
 */
public final class WebhookDispatcher {
    private static final List<Duration> RETRY_DELAYS = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5),
            Duration.ofSeconds(25));
    private static final Duration RECHECK_DELAY = Duration.ofSeconds(1);
    private static final int MAX_CONCURRENT = 16;
    private static final int MAX_ATTEMPTS_READ = 1_000;

    private final Store store;
    private final DeliveryCommitter committer;
    private final DueWorkQueue queue;
    private final Clocks clocks;
    private final Ids ids;
    private final ServerKey serverKey;
    private final Map<String, WebhookProtocol> protocols;
    private final WebhookHttpClient client;
    private final ServerEventListener listener;
    private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();

    public WebhookDispatcher(Store store, DeliveryCommitter committer, DueWorkQueue queue, Clocks clocks, Ids ids,
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

    /** Whom to call with what. */
    private record Notification(Webhook webhook, DeliveryEvent event, Message message) {}

    /** Makes a call whose time has come, unless it has to wait; tells whether it was made. */
    public boolean dispatch(DueWork work, String attemptId) {
        WebhookAttempt attempt = store.webhooks().attempt(work.accountId(), attemptId)
                .filter(found -> found.state() == State.WAITING).orElse(null);
        if (attempt == null) {
            committer.complete(work, DeliveryUpdate.NONE);
            return false;
        }
        Notification line = loadNotification(attempt);
        if (line == null) {
            return finish(work, withResult(attempt, State.DISCARDED, null, null, Result.NONE), List.of(), List.of());
        }
        Instant blocked = attempt.replay() ? null : blockedUntil(attempt);
        if (blocked != null) {
            queue.postpone(work, blocked);
            return false;
        }
        Semaphore place = permits.computeIfAbsent(line.webhook().id(), id -> new Semaphore(MAX_CONCURRENT));
        place.acquireUninterruptibly();
        try {
            return call(work, attempt, line);
        } finally {
            place.release();
        }
    }

    /** Calls of the same lane are made one after the other: those of one webhook for one message. */
    public String serialKey(String accountId, String attemptId) {
        return store.webhooks().attempt(accountId, attemptId)
                .map(attempt -> attempt.webhookId() + ' ' + attempt.messageId()).orElse(attemptId);
    }

    /** Calls a webhook once, to try it; nothing of it is stored. */
    WebhookAttempt test(Webhook webhook) {
        Instant now = clocks.of(webhook.accountId()).instant();
        WebhookAttempt attempt = new WebhookAttempt(ids.next("att"), webhook.accountId(), webhook.id(), "", "", 1,
                false, now, State.WAITING, null, null, null, null, null, 0);
        String id = ids.next("evt");
        Exchange sent = send(webhook, id, now, null, null);
        return withResult(attempt, sent.result().delivered() ? State.DELIVERED : State.GIVEN_UP, now, sent.body(),
                sent.result());
    }

    private boolean call(DueWork work, WebhookAttempt attempt, Notification line) {
        Instant now = clocks.of(work.accountId()).instant();
        Exchange sent = send(line.webhook(), attempt.eventId(), now, line.event(), line.message());
        Result result = sent.result();
        if (client.isClosed() && !result.delivered()) {
            // Broken off by the server's stop: it stays due, for who starts next.
            return false;
        }
        if (result.delivered()) {
            return finish(work, withResult(attempt, State.DELIVERED, now, sent.body(), result), List.of(), List.of());
        }
        boolean again = result.worthRetrying() && !attempt.replay() && attempt.number() <= RETRY_DELAYS.size();
        if (!again) {
            return finish(work, withResult(attempt, State.GIVEN_UP, now, sent.body(), result), List.of(), List.of());
        }
        Instant due = clocks.of(work.accountId()).instant().plus(RETRY_DELAYS.get(attempt.number() - 1));
        WebhookAttempt next = newAttempt(attempt, attempt.number() + 1, false, due);
        return finish(work, withResult(attempt, State.RETRIED, now, sent.body(), result), List.of(next),
                List.of(new DueWork(ids.nextLike("due", next.id()), work.accountId(), due,
                        new DueWork.Call(next.id()))));
    }

    /** Another call for the same event. */
    WebhookAttempt newAttempt(WebhookAttempt like, int number, boolean replay, Instant due) {
        return new WebhookAttempt(ids.nextLike("att", like.id()), like.accountId(), like.webhookId(), like.eventId(),
                like.messageId(), number, replay, due, State.WAITING, null, null, null, null, null, 0);
    }

    /** What was sent, and what came of it. */
    private record Exchange(@Nullable String body, Result result) {}

    private Exchange send(Webhook webhook, String id, Instant now, @Nullable DeliveryEvent event,
            @Nullable Message message) {
        WebhookProtocol protocol = protocols.get(webhook.gateway());
        if (protocol == null) {
            return new Exchange(null, Result.failed("This server does not know the gateway"));
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

    private boolean finish(DueWork work, WebhookAttempt ended, List<WebhookAttempt> more, List<DueWork> next) {
        List<WebhookAttempt> attempts = more.isEmpty() ? List.of(ended) : List.of(ended, more.get(0));
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

    /** When to look again whether the calls before this one are done; null where it need not wait for any. */
    private @Nullable Instant blockedUntil(WebhookAttempt attempt) {
        if (!store.webhooks().mustWait(attempt)) {
            return null;
        }
        Instant until = null;
        for (WebhookAttempt other : store.webhooks().attempts(attempt.accountId(), attempt.webhookId(),
                attempt.messageId(), null, MAX_ATTEMPTS_READ)) {
            // One that a fault has made late from the start is not waited for: it comes out of order.
            boolean before = other.state() == State.WAITING && other.eventId().compareTo(attempt.eventId()) < 0
                    && (other.number() > 1 || !other.due().isAfter(attempt.due()));
            if (before && (until == null || other.due().isAfter(until))) {
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

package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.DataStore;
import dev.latchkey.sdk.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Manages webhooks, tests them, and lists and replays their requests. */
public final class WebhookService {
    /** Max webhooks of an account. */
    public static final int MAX_COUNT = 20;

    private static final int MAX_URL_LENGTH = 2_000;
    private static final int SECRET_LENGTH = 40;

    private final DataStore store;
    private final IdGenerator ids;
    private final SecretGenerator secrets;
    private final ServerKey serverKey;
    private final AccountClocks clocks;
    private final Map<String, WebhookProtocol> protocols;
    private final DeliveryCommitter committer;
    private final WebhookDispatcher dispatcher;

    public WebhookService(DataStore store, IdGenerator ids, SecretGenerator secrets, ServerKey serverKey,
            AccountClocks clocks,
            Map<String, WebhookProtocol> schemes, DeliveryCommitter committer, WebhookDispatcher dispatcher) {
        this.store = store;
        this.ids = ids;
        this.secrets = secrets;
        this.serverKey = serverKey;
        this.clocks = clocks;
        this.protocols = schemes;
        this.committer = committer;
        this.dispatcher = dispatcher;
    }

    /** Webhook and the secret that signs its requests. */
    public record Created(Webhook webhook, Secret secret) {}

    /**
     * Creates a webhook.
     *
     * @param gateway gateway whose format the requests have
     * @param events event types to report; empty for all
     */
    public Created create(String accountId, String gateway, URI url, Set<EventType> events, boolean active) {
        WebhookProtocol protocol = protocols.get(gateway);
        if (protocol == null) {
            throw invalid("#/gateway", "unknown", "This gateway does not support webhooks.");
        }
        check(url);
        String id = ids.next("hook");
        Secret secret = Secret.of(protocol.secretPrefix() + secrets.text(SECRET_LENGTH));
        Webhook webhook = new Webhook(id, accountId, gateway, url, events, serverKey.seal(secret, id), active,
                clocks.of(accountId).instant());
        if (!store.webhooks().add(webhook, MAX_COUNT)) {
            throw new RefusedException(RefusalReason.WEBHOOK_LIMIT,
                    "The account already has the maximum of " + MAX_COUNT
                            + " webhooks. Delete one that is no longer needed.");
        }
        return new Created(webhook, secret);
    }

    /** Returns the secret that signs a webhook's requests. */
    public Secret secret(String accountId, String id) {
        return serverKey.open(get(accountId, id).secret(), id);
    }

    /** Returns a webhook of the account. */
    public Webhook get(String accountId, String id) {
        return store.webhooks().find(accountId, id).orElseThrow(WebhookService::notFound);
    }

    /** Returns the account's webhooks for a gateway, newest first. */
    public List<Webhook> list(String accountId, String gateway) {
        return store.webhooks().ofGateway(accountId, gateway);
    }

    /** Returns all webhooks of the account, newest first. */
    public List<Webhook> all(String accountId) {
        return store.webhooks().all(accountId);
    }

    /** Changes a webhook; a null argument leaves that property unchanged. */
    public Webhook edit(String accountId, String id, @Nullable URI url, @Nullable Set<EventType> events,
            @Nullable Boolean active) {
        if (url != null) {
            check(url);
        }
        return store.webhooks().change(accountId, id,
                current -> new Webhook(current.id(), current.accountId(), current.gateway(),
                        url == null ? current.url() : url, events == null ? current.events() : events, current.secret(),
                        active == null ? current.active() : active, current.created()))
                .orElseThrow(WebhookService::notFound);
    }

    /** Deletes a webhook. Its pending requests are not sent. */
    public void delete(String accountId, String id) {
        if (!store.webhooks().remove(accountId, id)) {
            throw notFound();
        }
    }

    /** Sends a test request without an event, even if the webhook is inactive. The request is not stored. */
    public WebhookAttempt test(String accountId, String id) {
        return dispatcher.test(get(accountId, id));
    }

    /**
     * Returns requests, newest first.
     *
     * @param webhookId only requests of this webhook; null for all
     * @param messageId only requests for this message; null for all
     * @param before only requests older than the one with this id; null to start with the newest
     */
    public List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit) {
        return store.webhooks().attempts(accountId, webhookId, messageId, before, limit);
    }

    /** Returns a request. */
    public WebhookAttempt attempt(String accountId, String id) {
        return store.webhooks().attempt(accountId, id)
                .orElseThrow(() -> new RefusedException(RefusalReason.NOT_FOUND,
                        "The account has no webhook request with this ID."));
    }

    /**
     * Repeats a request that has ended, once and without waiting for others.
     *
     * @return the new request, which is sent soon
     */
    public WebhookAttempt replay(String accountId, String attemptId) {
        WebhookAttempt attempt = attempt(accountId, attemptId);
        if (attempt.state() == WebhookAttempt.State.WAITING) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This webhook request has not been sent yet. Wait for it, or advance the clock.");
        }
        boolean active = store.webhooks().find(accountId, attempt.webhookId()).filter(Webhook::active).isPresent();
        if (!active || store.deliveries().event(accountId, attempt.messageId(), attempt.eventId()).isEmpty()) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This webhook request cannot be replayed: its webhook is deleted or inactive,"
                            + " or its message is gone.");
        }
        WebhookAttempt replay = dispatcher.newAttempt(attempt, attempt.number() + 1, true,
                clocks.of(accountId).instant());
        DueWork work = new DueWork(ids.nextLike("due", replay.id()), accountId, replay.due(),
                new DueWork.Call(replay.id()));
        committer.add(accountId, new DeliveryUpdate(List.of(), List.of(work), List.of(replay), Map.of(), List.of()));
        return replay;
    }

    private static void check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean valid = (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null
                && url.getPort() <= 65_535 && url.toString().length() <= MAX_URL_LENGTH;
        if (!valid) {
            throw invalid("#/url", "not-a-url", "Use an absolute URL such as https://example.com/hook, with at most "
                    + MAX_URL_LENGTH + " characters.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw invalid("#/url", "not-a-url",
                    "The URL of a webhook cannot have a user name, password or fragment. Verify"
                            + " the signature of a request to know that it comes from this server.");
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(RefusalReason.NOT_FOUND, "The account has no webhook with this ID.");
    }

    private static RefusedException invalid(String pointer, String code, String detail) {
        return new RefusedException(
                new Refusal(RefusalReason.INVALID, detail, List.of(new InvalidField(pointer, code, detail)),
                        List.of()));
    }
}

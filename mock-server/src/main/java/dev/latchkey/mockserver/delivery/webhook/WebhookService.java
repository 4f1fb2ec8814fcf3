package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.delivery.lifecycle.DeliveryCommitter;

import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.account.Ids;
import dev.latchkey.mockserver.crypto.SecretGenerator;
import dev.latchkey.mockserver.crypto.ServerKey;
import dev.latchkey.mockserver.model.DueWork;
import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.DeliveryUpdate;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.mockserver.store.Store;
import dev.latchkey.sdk.Secret;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes and keeps webhooks, tries them, and tells of every call that was made. */
public final class WebhookService {
    /** Most webhooks of an account. */
    public static final int MAX_COUNT = 20;

    private static final int MAX_URL_LENGTH = 2_000;
    private static final int SECRET_LENGTH = 40;

    private final Store store;
    private final Ids ids;
    private final SecretGenerator secrets;
    private final ServerKey serverKey;
    private final Clocks clocks;
    private final Map<String, WebhookProtocol> protocols;
    private final DeliveryCommitter committer;
    private final WebhookDispatcher dispatcher;

    public WebhookService(Store store, Ids ids, SecretGenerator secrets, ServerKey serverKey, Clocks clocks,
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

    /** A webhook and the secret that signs its calls. */
    public record Created(Webhook webhook, Secret secret) {}

    /**
     * Makes a webhook.
     *
     * @param gateway in which gateway's words it is told
     * @param events of which; empty for all
     */
    public Created create(String accountId, String gateway, URI url, Set<EventType> events, boolean active) {
        WebhookProtocol protocol = protocols.get(gateway);
        if (protocol == null) {
            throw invalid("#/gateway", "unknown", "This gateway has no webhooks.");
        }
        check(url);
        String id = ids.next("hook");
        Secret secret = Secret.of(protocol.secretPrefix() + secrets.text(SECRET_LENGTH));
        Webhook webhook = new Webhook(id, accountId, gateway, url, events, serverKey.seal(secret, id), active,
                clocks.of(accountId).instant());
        if (!store.webhooks().add(webhook, MAX_COUNT)) {
            throw new RefusedException(RefusalReason.WEBHOOK_LIMIT,
                    "The account has " + MAX_COUNT + " webhooks, and cannot have more. Delete one that is not needed.");
        }
        return new Created(webhook, secret);
    }

    /** The secret that signs a webhook's calls. */
    public Secret secret(String accountId, String id) {
        return serverKey.open(get(accountId, id).secret(), id);
    }

    /** A webhook of the account. */
    public Webhook get(String accountId, String id) {
        return store.webhooks().find(accountId, id).orElseThrow(WebhookService::notFound);
    }

    /** The account's webhooks for a gateway, the newest first. */
    public List<Webhook> list(String accountId, String gateway) {
        return store.webhooks().ofGateway(accountId, gateway);
    }

    /** All the account's webhooks, the newest first. */
    public List<Webhook> all(String accountId) {
        return store.webhooks().all(accountId);
    }

    /** Changes a webhook; what is null stays as it is. */
    public Webhook edit(String accountId, String id, @Nullable URI url, @Nullable Set<EventType> events,
            @Nullable Boolean active) {
        if (url != null) {
            check(url);
        }
        return store.webhooks().change(accountId, id,
                now -> new Webhook(now.id(), now.accountId(), now.gateway(), url == null ? now.url() : url,
                        events == null ? now.events() : events, now.secret(), active == null ? now.active() : active,
                        now.created()))
                .orElseThrow(WebhookService::notFound);
    }

    /** Removes a webhook. Calls that are still to be made to it are not made. */
    public void delete(String accountId, String id) {
        if (!store.webhooks().remove(accountId, id)) {
            throw notFound();
        }
    }

    /** Calls a webhook once, now, about nothing, active or not; the call is not kept. */
    public WebhookAttempt test(String accountId, String id) {
        return dispatcher.test(get(accountId, id));
    }

    /**
     * Calls, the newest first.
     *
     * @param webhookId of this webhook only; null for every one
     * @param messageId for this message only; null for every one
     * @param before only those older than the call of this id; null for the newest
     */
    public List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit) {
        return store.webhooks().attempts(accountId, webhookId, messageId, before, limit);
    }

    /** One call. */
    public WebhookAttempt attempt(String accountId, String id) {
        return store.webhooks().attempt(accountId, id)
                .orElseThrow(() -> new RefusedException(RefusalReason.NOT_FOUND,
                        "The account has no webhook call of this id."));
    }

    /**
     * Tells of an event again that was told, or could not be; once, without waiting for others.
     *
     * @return the new call, which is made soon
     */
    public WebhookAttempt replay(String accountId, String attemptId) {
        WebhookAttempt attempt = attempt(accountId, attemptId);
        if (attempt.state() == WebhookAttempt.State.WAITING) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "This call is still to be made. Wait for it, or move the clock.");
        }
        boolean active = store.webhooks().find(accountId, attempt.webhookId()).filter(Webhook::active).isPresent();
        if (!active || store.deliveries().event(accountId, attempt.messageId(), attempt.eventId()).isEmpty()) {
            throw new RefusedException(RefusalReason.CONFLICT,
                    "The call cannot be made again: its webhook or its message is gone, or the webhook is not active.");
        }
        WebhookAttempt again = dispatcher.newAttempt(attempt, attempt.number() + 1, true,
                clocks.of(accountId).instant());
        DueWork work = new DueWork(ids.nextLike("due", again.id()), accountId, again.due(),
                new DueWork.Call(again.id()));
        committer.add(accountId, new DeliveryUpdate(List.of(), List.of(work), List.of(again), Map.of(), List.of()));
        return again;
    }

    private static void check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean sound = (scheme.equals("http") || scheme.equals("https")) && url.getHost() != null
                && url.getPort() <= 65_535 && url.toString().length() <= MAX_URL_LENGTH;
        if (!sound) {
            throw invalid("#/url", "not-a-url", "Write a whole address such as https://example.com/hook, of at most "
                    + MAX_URL_LENGTH + " characters.");
        }
        if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw invalid("#/url", "not-a-url", "The address of a webhook has no user name, password or fragment. Check"
                    + " the signature of a call to know that it is ours.");
        }
    }

    private static RefusedException notFound() {
        return new RefusedException(RefusalReason.NOT_FOUND, "The account has no webhook of this id.");
    }

    private static RefusedException invalid(String pointer, String code, String detail) {
        return new RefusedException(
                new Refusal(RefusalReason.INVALID, detail, List.of(new InvalidField(pointer, code, detail)),
                        List.of()));
    }
}

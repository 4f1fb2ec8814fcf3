package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Webhooks, and every call of one. */
public interface WebhookStore {
    /**
     * Adds a webhook, unless its account has as many as it can have.
     *
     * @return whether it was added
     */
    boolean add(Webhook webhook, int maximum);

    /** A webhook of this account. */
    Optional<Webhook> find(String accountId, String id);

    /** The account's webhooks for a gateway, the newest first. */
    List<Webhook> ofGateway(String accountId, String gateway);

    /** All the account's webhooks, the newest first. */
    List<Webhook> all(String accountId);

    /** Changes a webhook; empty when the account has none of this id. */
    Optional<Webhook> change(String accountId, String id, UnaryOperator<Webhook> change);

    /** Removes a webhook; its calls stay to be read. Returns whether there was one. */
    boolean remove(String accountId, String id);

    /** One call. */
    Optional<WebhookAttempt> attempt(String accountId, String id);

    /**
     * Calls, the newest first.
     *
     * @param webhookId of this webhook only; null for every one
     * @param messageId for this message only; null for every one
     * @param before only those older than the call of this id; null for the newest
     * @param limit at most this many
     */
    List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit);

    /**
     * Whether a call of the same webhook for an earlier event of the same message is still to be made, so that this one
     * has to wait for it.
     */
    boolean mustWait(WebhookAttempt attempt);
}

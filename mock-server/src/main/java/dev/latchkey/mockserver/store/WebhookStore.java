package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Store of webhooks and their attempts. */
public interface WebhookStore {
    /**
     * Adds a webhook unless its account has reached the maximum.
     *
     * @return true if the webhook was added
     */
    boolean add(Webhook webhook, int maximum);

    /** The webhook with this id if it belongs to the account. */
    Optional<Webhook> find(String accountId, String id);

    /** The account's webhooks for a gateway, newest first. */
    List<Webhook> ofGateway(String accountId, String gateway);

    /** All webhooks of the account, newest first. */
    List<Webhook> all(String accountId);

    /** Changes a webhook; empty if the account has no webhook with this id. */
    Optional<Webhook> change(String accountId, String id, UnaryOperator<Webhook> change);

    /** Removes a webhook, but keeps its attempts. Returns true if it existed. */
    boolean remove(String accountId, String id);

    /** The attempt with this id if it belongs to the account. */
    Optional<WebhookAttempt> attempt(String accountId, String id);

    /**
     * The attempts, newest first.
     *
     * @param webhookId only attempts of this webhook; null for all
     * @param messageId only attempts for this message; null for all
     * @param before id of the last attempt of the previous page; null for the first page
     * @param limit maximum number of attempts
     */
    List<WebhookAttempt> attempts(String accountId, @Nullable String webhookId, @Nullable String messageId,
            @Nullable String before, int limit);

    /**
     * Returns true if an attempt for an earlier event of the same message and webhook is still waiting. This one must
     * then wait for it.
     */
    boolean mustWait(WebhookAttempt attempt);
}

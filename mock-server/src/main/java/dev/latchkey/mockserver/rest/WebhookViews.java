package dev.latchkey.mockserver.rest;

import dev.latchkey.mockserver.model.EventType;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.mockserver.model.WebhookAttempt;
import dev.latchkey.sdk.sandbox.wire.AttemptResource;
import dev.latchkey.sdk.sandbox.wire.WebhookResource;
import org.jspecify.annotations.Nullable;

/** Converts webhooks and their delivery attempts to JSON records. */
public final class WebhookViews {
    private WebhookViews() {}

    /** Converts a webhook, without its signing secret. */
    public static WebhookResource of(Webhook webhook) {
        return new WebhookResource(webhook.id(), webhook.url().toString(),
                webhook.events().stream().sorted().map(EventType::wireName).toList(), webhook.active(),
                webhook.created());
    }

    /** Converts a delivery attempt. */
    public static AttemptResource of(WebhookAttempt attempt) {
        return new AttemptResource(attempt.id(), attempt.webhookId(), nullIfEmpty(attempt.eventId()),
                nullIfEmpty(attempt.messageId()),
                attempt.number(), attempt.replay(), attempt.due(), attempt.state().wireName(), attempt.sent(),
                attempt.body(), attempt.status(), attempt.responseBody(), attempt.error());
    }

    private static @Nullable String nullIfEmpty(String id) {
        return id.isEmpty() ? null : id;
    }
}

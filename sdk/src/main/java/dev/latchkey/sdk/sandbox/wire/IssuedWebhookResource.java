package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * What making a webhook answers, this once.
 *
 * @param webhook the webhook
 * @param secret what its calls are signed with
 */
public record IssuedWebhookResource(WebhookResource webhook, Secret secret) {}

package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * What making a webhook answers, this once.
 *
 * {@snippet :
 * IssuedWebhookResource made = session.operations().webhooks().create(new NewWebhookBody("https://shop.example.com/hooks", null, null)).execute();
 * System.out.println("Verify what it sends with this, which is shown once: " + made.secret().length());
 * }
 *
 * @param webhook the webhook
 * @param secret what its calls are signed with
 */
public record IssuedWebhookResource(WebhookResource webhook, Secret secret) {}

package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * Response to creating a webhook. Only this response contains the secret.
 *
 * {@snippet :
 * IssuedWebhookResource issued = session.operations().webhooks().create(new NewWebhookBody("https://shop.example.com/hooks", null, null)).execute();
 * System.out.println("Store the secret, which is shown only once. Its length: " + issued.secret().length());
 * }
 *
 * @param webhook the webhook
 * @param secret secret that its requests are signed with
 */
public record IssuedWebhookResource(WebhookResource webhook, Secret secret) {}

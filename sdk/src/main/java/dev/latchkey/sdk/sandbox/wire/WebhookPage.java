package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/webhooks}: the account's webhooks, the newest first.
 *
 * {@snippet :
 * for (WebhookResource hook : session.operations().webhooks().list(null, null).execute().items()) {
 *     System.out.println(hook.url() + " " + hook.events());
 * }
 * }
 *
 * @param items the webhooks
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record WebhookPage(List<WebhookResource> items, @Nullable String next) {}

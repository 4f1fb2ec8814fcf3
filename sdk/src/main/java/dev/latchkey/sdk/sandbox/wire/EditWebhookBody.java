package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code PATCH /sandbox/v1/webhooks/{id}}: changes to a webhook. A null component leaves that
 * property unchanged.
 *
 * {@snippet :
 * EditWebhookBody pause = new EditWebhookBody(null, null, false);
 * session.operations().webhooks().edit("wh_1", pause).execute();
 * }
 *
 * @param url URL to call
 * @param events types of events to receive; empty for all
 * @param active true if events are delivered
 */
public record EditWebhookBody(@Nullable String url, @Nullable List<String> events, @Nullable Boolean active) {}

package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code PATCH /sandbox/v1/webhooks/{id}}: what shall be another. What is null stays as it is.
 *
 * {@snippet :
 * EditWebhookBody pause = new EditWebhookBody(null, null, false);
 * session.operations().webhooks().edit("wh_1", pause).execute();
 * }
 *
 * @param url where to call
 * @param events types of events to be told of; empty for all
 * @param active whether to be called at all
 */
public record EditWebhookBody(@Nullable String url, @Nullable List<String> events, @Nullable Boolean active) {}

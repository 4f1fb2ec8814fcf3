package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/webhooks/{id}/attempts}: delivery attempts of a webhook, the newest first.
 *
 * {@snippet :
 * AttemptPage page = session.operations().webhooks().attempts("wh_1", 20, null, null).execute();
 * }
 *
 * @param items the attempts
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record AttemptPage(List<AttemptResource> items, @Nullable String next) {}

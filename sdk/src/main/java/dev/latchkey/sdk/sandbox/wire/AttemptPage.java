package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/webhooks/{id}/attempts}: calls of a webhook, the newest first.
 *
 * {@snippet :
 * AttemptPage page = session.operations().webhooks().attempts("wh_1", 20, null, null).execute();
 * }
 *
 * @param items the calls
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record AttemptPage(List<AttemptResource> items, @Nullable String next) {}

package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/keys/{id}/activity}: requests made with a key, the newest first.
 *
 * {@snippet :
 * ActivityPage page = session.operations().keys().activity(key.id(), 50, null).execute();
 * }
 *
 * @param items the requests
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record ActivityPage(List<ActivityResource> items, @Nullable String next) {}

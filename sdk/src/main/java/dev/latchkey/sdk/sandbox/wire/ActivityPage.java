package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/keys/{id}/activity}: what was asked with a key, the newest first.
 *
 * {@snippet :
 * ActivityPage page = session.operations().keys().activity(key.id(), 50, null).execute();
 * }
 *
 * @param items the requests
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record ActivityPage(List<ActivityResource> items, @Nullable String next) {}

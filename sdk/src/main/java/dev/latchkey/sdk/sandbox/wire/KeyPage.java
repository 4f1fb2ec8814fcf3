package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Response body of {@code GET /sandbox/v1/keys}: keys that are not revoked, the newest first.
 *
 * {@snippet :
 * KeyPage page = session.operations().keys().list(100, null).execute();
 * }
 *
 * @param items the keys
 * @param next {@code cursor} of the next page; null if this is the last one
 */
public record KeyPage(List<KeyResource> items, @Nullable String next) {}

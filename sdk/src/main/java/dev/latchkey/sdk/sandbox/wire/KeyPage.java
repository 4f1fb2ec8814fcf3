package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /sandbox/v1/keys}: keys that are not revoked, the newest first.
 *
 * {@snippet :
 * KeyPage page = session.operations().keys().list(100, null).execute();
 * }
 *
 * @param items the keys
 * @param next what to send as {@code cursor} for the page after this one; null when this is the last
 */
public record KeyPage(List<KeyResource> items, @Nullable String next) {}

package dev.latchkey.sdk.sandbox.wire;

import java.util.List;

/**
 * {@code GET /sandbox/v1/keys}: all keys that are not revoked, the newest first.
 *
 * @param items the keys
 */
public record KeyPage(List<KeyResource> items) {}

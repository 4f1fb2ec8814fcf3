package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/keys/{id}/regenerate}.
 *
 * {@snippet :
 * IssuedKeyResource renewed = session.operations().keys().regenerate(key.id(), new RegenerateKeyBody(64)).execute();
 * }
 *
 * @param length characters of the new secret, 16 to 128; null for as many as the old one has
 */
public record RegenerateKeyBody(@Nullable Integer length) {}

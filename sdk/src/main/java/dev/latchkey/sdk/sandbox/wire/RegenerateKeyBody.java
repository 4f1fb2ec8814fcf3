package dev.latchkey.sdk.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /sandbox/v1/keys/{id}/regenerate}.
 *
 * {@snippet :
 * IssuedKeyResource renewed = session.operations().keys().regenerate(key.id(), new RegenerateKeyBody(64)).execute();
 * }
 *
 * @param length number of characters of the new secret, 16 to 128; null for the length of the old one
 */
public record RegenerateKeyBody(@Nullable Integer length) {}

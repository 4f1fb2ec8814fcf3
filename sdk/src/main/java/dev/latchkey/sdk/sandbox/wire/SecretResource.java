package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * {@code GET /sandbox/v1/keys/{id}/secret}.
 *
 * @param secret the password of the pair
 */
public record SecretResource(Secret secret) {}

package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * {@code GET /sandbox/v1/keys/{id}/secret}.
 *
 * {@snippet :
 * Secret again = session.operations().keys().secret(key.id()).execute().secret();
 * }
 *
 * @param secret the password of the pair
 */
public record SecretResource(Secret secret) {}

package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * Response body of {@code GET /sandbox/v1/keys/{id}/secret}.
 *
 * {@snippet :
 * Secret secret = session.operations().keys().secret(key.id()).execute().secret();
 * }
 *
 * @param secret secret part of the key
 */
public record SecretResource(Secret secret) {}

package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * Response to creating or regenerating a key. Only this response contains the secret.
 *
 * {@snippet :
 * IssuedKeyResource issued = session.operations().keys().regenerate(key.id(), new RegenerateKeyBody(null)).execute();
 * SandboxKeyClient shop = sandbox.withKey(issued.key().key(), issued.secret());
 * }
 *
 * @param key the key
 * @param secret secret part of the key
 */
public record IssuedKeyResource(KeyResource key, Secret secret) {}

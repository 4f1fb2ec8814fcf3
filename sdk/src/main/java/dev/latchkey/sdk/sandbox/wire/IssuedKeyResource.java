package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * What making a key answers, this once.
 *
 * {@snippet :
 * IssuedKeyResource made = session.operations().keys().regenerate(key.id(), new RegenerateKeyBody(null)).execute();
 * SandboxKeyClient shop = sandbox.withKey(made.key().key(), made.secret());
 * }
 *
 * @param key the key
 * @param secret the password of the pair
 */
public record IssuedKeyResource(KeyResource key, Secret secret) {}

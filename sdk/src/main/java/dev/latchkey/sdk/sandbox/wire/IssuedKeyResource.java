package dev.latchkey.sdk.sandbox.wire;

import dev.latchkey.sdk.Secret;

/**
 * What making a key answers, this once.
 *
 * @param key the key
 * @param secret the password of the pair
 */
public record IssuedKeyResource(KeyResource key, Secret secret) {}

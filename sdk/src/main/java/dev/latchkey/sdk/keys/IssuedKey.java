package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A key with its secret, right after creation. Store the secret now: most gateways never show it again.
 *
 * {@snippet :
 * IssuedKey issued = keys.create(NewApiKey.named("shop").permissions(Permission.of("sms:send")).build()).execute();
 * System.out.println("Store the secret now, it is not shown again: " + issued.key().name() + " " + issued.secret().length());
 * }
 *
 * @param key the key
 * @param secret secret that authenticates the caller
 * @param signingSecret secret that signs requests and webhooks; null if the gateway has none
 */
public record IssuedKey(ApiKey key, Secret secret, @Nullable Secret signingSecret) {}

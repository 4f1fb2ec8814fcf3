package dev.latchkey.sdk.keys;

import dev.latchkey.sdk.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A key at the one moment its secret is known: right after it was made. Keep the secret now; most gateways never show
 * it again.
 *
 * {@snippet :
 * IssuedKey issued = keys.create(NewApiKey.named("shop").permissions(Permission.of("sms:send")).build()).execute();
 * System.out.println("Keep it now, it is not shown again: " + issued.key().name() + " " + issued.secret().length());
 * }
 *
 * @param key the key
 * @param secret what proves that a caller holds it
 * @param signingSecret what signs requests and webhooks; null where the gateway has none
 */
public record IssuedKey(ApiKey key, Secret secret, @Nullable Secret signingSecret) {}

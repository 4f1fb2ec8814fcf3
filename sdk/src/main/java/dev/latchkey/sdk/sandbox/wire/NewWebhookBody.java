package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /sandbox/v1/webhooks}.
 *
 * {@snippet :
 * NewWebhookBody wanted = new NewWebhookBody("https://shop.example.com/hooks", List.of("delivered", "bounced"), true);
 * }
 *
 * @param url where to call, {@code http} or {@code https}
 * @param events types of events to be told of; null or empty for all
 * @param active whether to be called at all; null for yes
 */
public record NewWebhookBody(String url, @Nullable List<String> events, @Nullable Boolean active) {}

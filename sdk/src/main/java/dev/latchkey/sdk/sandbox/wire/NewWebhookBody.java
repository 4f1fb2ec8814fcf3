package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request body of {@code POST /sandbox/v1/webhooks}.
 *
 * {@snippet :
 * NewWebhookBody body = new NewWebhookBody("https://shop.example.com/hooks", List.of("delivered", "bounced"), true);
 * }
 *
 * @param url URL to call, {@code http} or {@code https}
 * @param events types of events to receive; null or empty for all
 * @param active true if events are delivered; null for true
 */
public record NewWebhookBody(String url, @Nullable List<String> events, @Nullable Boolean active) {}

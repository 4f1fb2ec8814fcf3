package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.delivery.webhook.WebhookProtocol;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.rest.MessageViews;
import dev.latchkey.sdk.Secret;
import dev.latchkey.sdk.internal.json.Json;
import dev.latchkey.sdk.sandbox.wire.WebhookBody;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Builds the sandbox's webhook requests. The signature covers id, timestamp and body, so that the receiver detects replayed
 * and altered requests.
 */
public final class SandboxWebhookProtocol implements WebhookProtocol {
    private static final String ALGORITHM = "HmacSHA256";

    @Override
    public String gateway() {
        return SandboxGatewayApi.KEYS.gateway();
    }

    @Override
    public WebhookRequest createRequest(WebhookNotification notification) {
        String body = new String(Json.encode(body(notification)), StandardCharsets.UTF_8);
        String seconds = Long.toString(notification.at().getEpochSecond());
        String signature = "v1=" + hmac(notification.secret(), notification.id() + "." + seconds + "." + body);
        return new WebhookRequest("application/json", body, List.of(new HeaderField("X-Latchkey-Id", notification.id()),
                new HeaderField("X-Latchkey-Timestamp", seconds), new HeaderField("X-Latchkey-Signature", signature)));
    }

    private static WebhookBody body(WebhookNotification notification) {
        return new WebhookBody(notification.id(),
                notification.event() == null ? "ping" : notification.event().type().wireName(),
                notification.event() == null ? null : MessageViews.of(notification.event()),
                summary(notification.message()));
    }

    private static WebhookBody.@Nullable MessageSummary summary(@Nullable Message message) {
        return message == null
                ? null
                : new WebhookBody.MessageSummary(message.id(), message.channel().wireName(),
                        message.environment().name(),
                        message.keyId(), message.content().tags(), message.content().reference());
    }

    private static String hmac(Secret secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime does not support " + ALGORITHM, e);
        }
    }
}

package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Request body of a webhook. The header field {@code X-Latchkey-Signature} is {@code v1=} and the HMAC-SHA256, in
 * hexadecimal, of {@code X-Latchkey-Id}, a dot, {@code X-Latchkey-Timestamp}, a dot and the body. The key is the
 * webhook's secret.
 *
 * {@snippet :
 * WebhookBody ping = new WebhookBody("att_1", "ping", null, null);
 * }
 *
 * @param id ID of the request, the same for each attempt to deliver the event
 * @param type event type, or {@code ping} for a test request
 * @param event event; null for a ping
 * @param message message of the event; null for a ping
 */
public record WebhookBody(String id, String type, @Nullable EventResource event, @Nullable MessageSummary message) {
    /**
     * Summary of a message. The complete message can be read by its ID.
     *
     * @param id its ID
     * @param channel {@code sms} or {@code email}
     * @param environment {@code sandbox} or {@code live}
     * @param keyId ID of the key it was sent with
     * @param tags tags of the sender
     * @param reference reference of the sender; null for none
     */
    public record MessageSummary(String id, String channel, String environment, String keyId, List<String> tags,
            @Nullable String reference) {}
}

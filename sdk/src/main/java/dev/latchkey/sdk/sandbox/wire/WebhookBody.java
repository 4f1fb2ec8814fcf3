package dev.latchkey.sdk.sandbox.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is called with. The header {@code X-Latchkey-Signature} is {@code v1=} and the HMAC-SHA256, in
 * hexadecimal, of {@code X-Latchkey-Id}, a dot, {@code X-Latchkey-Timestamp}, a dot and the body, under the webhook's
 * secret.
 *
 * {@snippet :
 * WebhookBody ping = new WebhookBody("att_1", "ping", null, null);
 * }
 *
 * @param id the call's name: the same for every attempt to tell of the event
 * @param type the event's type, or {@code ping} for a call that only tries the webhook
 * @param event what happened; null for a ping
 * @param message to which message; null for a ping
 */
public record WebhookBody(String id, String type, @Nullable EventResource event, @Nullable MessageSummary message) {
    /**
     * What is told of the message; the whole of it can be read by its id.
     *
     * @param id its name for programs
     * @param channel {@code sms} or {@code email}
     * @param environment {@code sandbox} or {@code live}
     * @param keyId id of the key it was sent with
     * @param tags the sender's labels
     * @param reference the sender's own name for it; null for none
     */
    public record MessageSummary(String id, String channel, String environment, String keyId, List<String> tags,
            @Nullable String reference) {}
}

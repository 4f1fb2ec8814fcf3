package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.sdk.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a gateway tells of an event: what it sends, and how it proves that it was the one who sent it. */
public interface WebhookProtocol {
    /** The gateway's id. */
    String gateway();

    /** A new secret to sign with has this many random characters after this beginning. */
    default String secretPrefix() {
        return "whsec_";
    }

    /** Makes a call. Called again for every attempt, so that each is signed afresh. */
    WebhookRequest createRequest(WebhookNotification notification);

    /**
     * What is to be told.
     *
     * @param webhook to whom
     * @param secret what signs it
     * @param id the call's name: the same for every attempt to tell of the event
     * @param at when the call is made, by the account's clock
     * @param event what happened; null for a call that only tries the webhook
     * @param message to which message; null for a call that only tries the webhook
     */
    record WebhookNotification(Webhook webhook, Secret secret, String id, Instant at, @Nullable DeliveryEvent event,
            @Nullable Message message) {}

    /**
     * A call as it goes over the wire, by POST.
     *
     * @param contentType media type of the body
     * @param body UTF-8 text
     * @param headers what else is said, in order
     */
    record WebhookRequest(String contentType, String body, List<HeaderField> headers) {
        public WebhookRequest {
            headers = List.copyOf(headers);
        }
    }
}

package dev.latchkey.mockserver.delivery.webhook;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.HeaderField;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Webhook;
import dev.latchkey.sdk.Secret;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Format of a gateway's webhook requests: body, header fields and signature. */
public interface WebhookProtocol {
    /** Returns the gateway's id. */
    String gateway();

    /** Returns the prefix of a new signing secret; random characters follow it. */
    default String secretPrefix() {
        return "whsec_";
    }

    /** Creates a request. Called for every attempt, so that each has its own signature. */
    WebhookRequest createRequest(WebhookNotification notification);

    /**
     * Content of a webhook request.
     *
     * @param webhook webhook to call
     * @param secret secret that signs the request
     * @param id id of the notification, the same for every attempt
     * @param at time of the request, by the account's clock
     * @param event event to report; null for a test request
     * @param message message of the event; null for a test request
     */
    record WebhookNotification(Webhook webhook, Secret secret, String id, Instant at, @Nullable DeliveryEvent event,
            @Nullable Message message) {}

    /**
     * HTTP POST request.
     *
     * @param contentType media type of the body
     * @param body UTF-8 text
     * @param headers further header fields, in order
     */
    record WebhookRequest(String contentType, String body, List<HeaderField> headers) {
        public WebhookRequest {
            headers = List.copyOf(headers);
        }
    }
}

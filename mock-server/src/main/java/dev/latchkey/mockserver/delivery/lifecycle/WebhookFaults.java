package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Webhook;
import java.time.Duration;

/** Injects faults into webhook requests. */
@FunctionalInterface
public interface WebhookFaults {
    /** Injects no faults. */
    WebhookFaults NONE = (webhook, message, event) -> WebhookFault.NONE;

    /** Returns the fault for a webhook request. Called once for each event and webhook. */
    WebhookFault faultFor(Webhook webhook, Message message, DeliveryEvent event);

    /**
     * Fault of a webhook request.
     *
     * @param copies number of duplicates
     * @param delay extra delay by the account's clock; other requests do not wait for this one
     */
    record WebhookFault(int copies, Duration delay) {
        /** No fault. */
        public static final WebhookFault NONE = new WebhookFault(0, Duration.ZERO);
    }
}

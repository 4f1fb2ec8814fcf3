package dev.latchkey.mockserver.delivery.lifecycle;

import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Webhook;
import java.time.Duration;

/** Lets the calls that tell of an event go wrong on purpose. */
@FunctionalInterface
public interface WebhookFaults {
    /** Nothing goes wrong. */
    WebhookFaults NONE = (webhook, message, event) -> WebhookFault.NONE;

    /** What goes wrong with this call; asked once for each event and webhook. */
    WebhookFault faultFor(Webhook webhook, Message message, DeliveryEvent event);

    /**
     * What goes wrong.
     *
     * @param copies how many more times the same is told
     * @param delay how much later, by the account's clock; others do not wait for it
     */
    record WebhookFault(int copies, Duration delay) {
        /** Nothing. */
        public static final WebhookFault NONE = new WebhookFault(0, Duration.ZERO);
    }
}

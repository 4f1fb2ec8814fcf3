package dev.latchkey.mockserver;

import dev.latchkey.mockserver.delivery.lifecycle.WebhookFaults;
import dev.latchkey.mockserver.fault.FaultContext;
import dev.latchkey.mockserver.fault.FaultEffect;
import dev.latchkey.mockserver.fault.FaultRuleSet;
import dev.latchkey.mockserver.model.DeliveryEvent;
import dev.latchkey.mockserver.model.Message;
import dev.latchkey.mockserver.model.Webhook;
import java.time.Duration;

/** Injects faults into webhook requests according to the fault rules. */
record RuleBasedWebhookFaults(FaultRuleSet rules) implements WebhookFaults {
    @Override
    public WebhookFault faultFor(Webhook webhook, Message message, DeliveryEvent event) {
        if (rules.isEmpty()) {
            return WebhookFault.NONE;
        }
        FaultEffect effect = rules.fire(FaultContext.webhook(webhook.gateway(), message.accountId(), message.keyId(),
                message.keyName(), event.recipient())).map(FaultRuleSet.Firing::effect).orElse(null);
        return switch (effect) {
            case FaultEffect.Duplicate duplicate -> new WebhookFault(duplicate.copies(), Duration.ZERO);
            case FaultEffect.Late late -> new WebhookFault(0, late.by());
            case null, default -> WebhookFault.NONE;
        };
    }
}

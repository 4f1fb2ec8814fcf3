package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.account.Clocks;
import dev.latchkey.mockserver.journal.Journal;
import dev.latchkey.mockserver.keys.KeyIssuer;
import dev.latchkey.mockserver.auth.SessionService;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.message.DeliveryStatistics;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;

/**
 * What the sandbox's API is made of.
 *
 * @param sessions begins and ends sessions
 * @param issuer makes keys
 * @param journal knows what keys were used for
 * @param clocks know the accounts' times
 * @param messages takes messages and shows them
 * @param webhooks are told of events
 * @param statistics count
 * @param limits what callers can have
 * @param rules what messages cost, and how large they can be
 */
public record GatewayServices(SessionService sessions, KeyIssuer issuer, Journal journal, Clocks clocks,
        MessageService messages,
        WebhookService webhooks, DeliveryStatistics statistics, ApiLimits limits, DeliveryRules rules) {}

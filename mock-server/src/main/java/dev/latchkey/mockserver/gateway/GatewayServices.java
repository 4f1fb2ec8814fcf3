package dev.latchkey.mockserver.gateway;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.ApiLimits;
import dev.latchkey.mockserver.auth.SessionService;
import dev.latchkey.mockserver.delivery.lifecycle.DeliveryRules;
import dev.latchkey.mockserver.delivery.message.DeliveryStatistics;
import dev.latchkey.mockserver.delivery.message.MessageService;
import dev.latchkey.mockserver.delivery.webhook.WebhookService;
import dev.latchkey.mockserver.journal.RequestJournal;
import dev.latchkey.mockserver.keys.KeyIssuer;

/**
 * Services that a gateway API is built on.
 *
 * @param sessions starts and ends sessions
 * @param issuer creates, changes and revokes keys
 * @param journal records the requests of each key
 * @param clocks clocks of the accounts
 * @param messages accepts and returns messages
 * @param webhooks manages webhooks and their deliveries
 * @param statistics counts per day, key and channel
 * @param limits limits for callers
 * @param rules prices and size limits of messages
 */
public record GatewayServices(SessionService sessions, KeyIssuer issuer, RequestJournal journal, AccountClocks clocks,
        MessageService messages,
        WebhookService webhooks, DeliveryStatistics statistics, ApiLimits limits, DeliveryRules rules) {}

package dev.latchkey.mockserver.dialect.sandbox;

import dev.latchkey.mockserver.core.Allowances;
import dev.latchkey.mockserver.core.Clocks;
import dev.latchkey.mockserver.core.Journal;
import dev.latchkey.mockserver.core.KeyIssuer;
import dev.latchkey.mockserver.core.SignIn;
import dev.latchkey.mockserver.delivery.DeliveryRules;
import dev.latchkey.mockserver.delivery.Outbox;
import dev.latchkey.mockserver.delivery.Statistics;
import dev.latchkey.mockserver.delivery.Webhooks;

/**
 * What the sandbox's API is made of.
 *
 * @param signIn begins and ends sessions
 * @param issuer makes keys
 * @param journal knows what keys were used for
 * @param clocks know the accounts' times
 * @param outbox takes messages and shows them
 * @param webhooks are told of events
 * @param statistics count
 * @param allowances what callers can have
 * @param rules what messages cost, and how large they can be
 */
public record SandboxServices(SignIn signIn, KeyIssuer issuer, Journal journal, Clocks clocks, Outbox outbox,
        Webhooks webhooks, Statistics statistics, Allowances allowances, DeliveryRules rules) {}

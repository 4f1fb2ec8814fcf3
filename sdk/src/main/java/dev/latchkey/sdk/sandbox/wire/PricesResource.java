package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;

/**
 * Prices of live messages, in the account's currency. Messages sent with sandbox keys are free.
 *
 * {@snippet :
 * BigDecimal each = session.account().execute().prices().smsPart();
 * }
 *
 * @param smsPart price of an SMS part per recipient
 * @param emailRecipient price of an e-mail per recipient
 */
public record PricesResource(BigDecimal smsPart, BigDecimal emailRecipient) {}

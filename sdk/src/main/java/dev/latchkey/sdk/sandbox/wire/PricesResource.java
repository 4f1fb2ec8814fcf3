package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;

/**
 * What live messages cost, in the account's currency. Messages of sandbox keys cost nothing.
 *
 * {@snippet :
 * BigDecimal each = session.account().execute().prices().smsPart();
 * }
 *
 * @param smsPart each part of an SMS to each recipient
 * @param emailRecipient an e-mail to each recipient
 */
public record PricesResource(BigDecimal smsPart, BigDecimal emailRecipient) {}

package dev.latchkey.sdk.sandbox.wire;

import java.math.BigDecimal;

/**
 * An account.
 *
 * {@snippet :
 * AccountResource account = session.account().execute();
 * System.out.println(account.email() + " " + account.balance());
 * }
 *
 * @param id its ID
 * @param email e-mail address, used to sign in
 * @param balance credit left for live messages, in the account's currency
 * @param maxKeys maximum number of keys
 * @param limits limits of the server
 * @param prices prices of live messages
 * @param clock clock of the account
 */
public record AccountResource(String id, String email, BigDecimal balance, int maxKeys, LimitsResource limits,
        PricesResource prices, ClockResource clock) {}

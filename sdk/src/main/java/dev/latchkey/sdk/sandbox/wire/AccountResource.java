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
 * @param id its name for programs
 * @param email its address, to sign in with
 * @param balance what is left to pay for live messages, in the account's currency
 * @param maxKeys how many keys it can have
 * @param limits what the server takes
 * @param prices what live messages cost
 * @param clock what time it is for the account
 */
public record AccountResource(String id, String email, BigDecimal balance, int maxKeys, LimitsResource limits,
        PricesResource prices, ClockResource clock) {}

package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;

/**
 * What time it is for an account. A test can set its account's clock forward or stop it.
 *
 * {@snippet :
 * ClockResource clock = session.account().execute().clock();
 * System.out.println((clock.frozen() ? "The account's time stands still at" : "The account's time is") + " " + clock.now());
 * }
 *
 * @param now the account's time
 * @param frozen whether it stands still
 */
public record ClockResource(Instant now, boolean frozen) {}

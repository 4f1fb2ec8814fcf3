package dev.latchkey.sdk.sandbox.wire;

import java.time.Instant;

/**
 * Clock of an account. A test can advance or freeze it.
 *
 * {@snippet :
 * ClockResource clock = session.account().execute().clock();
 * System.out.println((clock.frozen() ? "The clock is frozen at" : "The clock is at") + " " + clock.now());
 * }
 *
 * @param now time of the account
 * @param frozen true if the clock is frozen
 */
public record ClockResource(Instant now, boolean frozen) {}

package dev.latchkey.mockserver.delivery.lifecycle;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How the server treats messages.
 *
 * @param pace how fast they go their way
 * @param smsPrice what a part of a live SMS costs, for each recipient
 * @param emailPrice what a live e-mail costs, for each recipient
 * @param maxAge how old a message can become, by its account's clock
 * @param maxEmailBytes most bytes of an e-mail, attachments and all
 */
public record DeliveryRules(Pace pace, BigDecimal smsPrice, BigDecimal emailPrice, Duration maxAge,
        long maxEmailBytes) {
    /** What the server does unless it is told otherwise, as part of a test. */
    public static final DeliveryRules DEFAULTS = new DeliveryRules(Pace.INSTANT, new BigDecimal("0.075"),
            new BigDecimal("0.001"), Duration.ofDays(30), 24L << 20);

    /** The same at another pace. */
    public DeliveryRules withPace(Pace other) {
        return new DeliveryRules(other, smsPrice, emailPrice, maxAge, maxEmailBytes);
    }
}

package dev.latchkey.mockserver.delivery.lifecycle;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How the server treats messages.
 *
 * @param pace how fast they go their way
 * @param smsPrice what a part of a live SMS costs, for each recipient
 * @param emailPrice what a live e-mail costs, for each recipient
 * @param age how old a message can become, by its account's clock
 * @param largestEmail most bytes of an e-mail, attachments and all
 */
public record DeliveryRules(Pace pace, BigDecimal smsPrice, BigDecimal emailPrice, Duration age, long largestEmail) {
    /** What the server does unless it is told otherwise, as part of a test. */
    public static final DeliveryRules DEFAULTS = new DeliveryRules(Pace.INSTANT, new BigDecimal("0.075"),
            new BigDecimal("0.001"), Duration.ofDays(30), 24L << 20);

    /** The same at another pace. */
    public DeliveryRules with(Pace other) {
        return new DeliveryRules(other, smsPrice, emailPrice, age, largestEmail);
    }
}

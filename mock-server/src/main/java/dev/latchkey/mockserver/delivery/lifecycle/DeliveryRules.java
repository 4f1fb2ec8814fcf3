package dev.latchkey.mockserver.delivery.lifecycle;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Rules for the simulated delivery of messages.
 *
 * @param pace speed of a delivery
 * @param smsPrice price of one part of a live SMS, for each recipient
 * @param emailPrice price of a live e-mail, for each recipient
 * @param maxAge max age of a message by its account's clock; older ones are removed
 * @param maxEmailBytes max bytes of an e-mail, including attachments
 */
public record DeliveryRules(Pace pace, BigDecimal smsPrice, BigDecimal emailPrice, Duration maxAge,
        long maxEmailBytes) {
    /** Speed of a delivery. Delays that an outcome has by nature apply at every pace. */
    public enum Pace {
        /** All steps at once, before the sender has the response. */
        INSTANT,
        /** Step by step: sent after 0.3 seconds, delivered after 1, opened after 2. */
        PACED
    }

    /** Defaults of a server that is embedded in a test. */
    public static final DeliveryRules DEFAULTS = new DeliveryRules(Pace.INSTANT, new BigDecimal("0.075"),
            new BigDecimal("0.001"), Duration.ofDays(30), 24L << 20);

    /** Returns these rules with another pace. */
    public DeliveryRules withPace(Pace newPace) {
        return new DeliveryRules(newPace, smsPrice, emailPrice, maxAge, maxEmailBytes);
    }
}

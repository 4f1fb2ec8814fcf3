package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * How much of what happened on a day.
 *
 * @param accountId whose it is
 * @param gateway through which gateway
 * @param day by the account's clock, in UTC
 * @param keyId with which key
 * @param channel SMS or e-mail
 * @param environment of the key
 * @param counts how often; what is missing did not happen
 */
public record Statistic(String accountId, String gateway, LocalDate day, String keyId, Channel channel,
        Environment environment, Map<Measure, Long> counts) {
    public Statistic {
        counts = Map.copyOf(counts);
    }

    /** What is counted. */
    public enum Measure {
        /** Messages that were accepted. */
        ACCEPTED,
        /** Recipients of those. */
        RECIPIENTS,
        /** Parts of SMS, over all recipients. */
        PARTS,
        /** Prices, in ten-thousandths, of messages that were not taken back: that takes off what the message cost. */
        COST,
        /** Events of each type, per recipient. */
        SENT, DELIVERED, DEFERRED, BOUNCED_HARD, BOUNCED_SOFT, FAILED, DROPPED, CANCELED, OPENED, CLICKED, UNSUBSCRIBED, COMPLAINED, REPLIED;

        /** A price as {@link #COST} counts it. */
        public static long cost(BigDecimal price) {
            return price.movePointRight(4).longValue();
        }
    }
}

package dev.latchkey.mockserver.model;

import dev.latchkey.sdk.keys.Environment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * Counts of one day for one key, channel and environment.
 *
 * @param accountId account that owns the counts
 * @param gateway gateway of the messages
 * @param day day in UTC, by the account's clock
 * @param keyId key that sent the messages
 * @param channel SMS or e-mail
 * @param environment environment of the key
 * @param counts amount of each measure; a missing measure is 0
 */
public record Statistic(String accountId, String gateway, LocalDate day, String keyId, Channel channel,
        Environment environment, Map<Measure, Long> counts) {
    public Statistic {
        counts = Map.copyOf(counts);
    }

    /** Quantity that is counted. */
    public enum Measure {
        /** Accepted messages. */
        ACCEPTED,
        /** Recipients of accepted messages. */
        RECIPIENTS,
        /** SMS parts, summed over all recipients. */
        PARTS,
        /** Price of accepted messages in ten-thousandths. Canceling a message subtracts its price. */
        COST,
        /** Events of each type, per recipient. */
        SENT, DELIVERED, DEFERRED, BOUNCED_HARD, BOUNCED_SOFT, FAILED, DROPPED, CANCELED, OPENED, CLICKED, UNSUBSCRIBED, COMPLAINED, REPLIED;

        /** Converts a price to the unit of {@link #COST}. */
        public static long cost(BigDecimal price) {
            return price.movePointRight(4).longValue();
        }
    }
}

package dev.latchkey.sdk.sandbox;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Filter for statistics. Immutable: each method returns a copy.
 *
 * {@snippet :
 * StatisticsQuery january = StatisticsQuery.latest().from(LocalDate.of(2026, 1, 1)).to(LocalDate.of(2026, 1, 31));
 * for (StatisticResource day : session.statistics(january)) {
 *     System.out.println(day.day() + " " + day.accepted() + " " + day.cost());
 * }
 * }
 *
 * @param from first day, in UTC; null for 29 days before the last
 * @param to last day; null for today, by the account's clock
 * @param key ID of the key to restrict the statistics to; null for all
 * @param channel channel; null for both
 */
public record StatisticsQuery(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String key,
        @Nullable MessageChannel channel) {
    /** Returns the filter for the last 30 days, all keys and all channels. */
    public static StatisticsQuery latest() {
        return new StatisticsQuery(null, null, null, null);
    }

    /** Sets the first day. */
    public StatisticsQuery from(LocalDate day) {
        return new StatisticsQuery(day, to, key, channel);
    }

    /** Sets the last day, inclusive. */
    public StatisticsQuery to(LocalDate day) {
        return new StatisticsQuery(from, day, key, channel);
    }

    /** Restricts the statistics to the key of this ID. */
    public StatisticsQuery key(String id) {
        return new StatisticsQuery(from, to, id, channel);
    }

    /** Restricts the statistics to this channel. */
    public StatisticsQuery channel(MessageChannel value) {
        return new StatisticsQuery(from, to, key, value);
    }
}

package dev.latchkey.sdk.sandbox;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Of which days, key and channel statistics are wanted. Immutable; each method gives a copy.
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
 * @param key id of a key, for what was sent with it only; null for all
 * @param channel by which way; null for both
 */
public record StatisticsQuery(@Nullable LocalDate from, @Nullable LocalDate to, @Nullable String key,
        @Nullable MessageChannel channel) {
    /** The last 30 days, of all keys and channels. */
    public static StatisticsQuery latest() {
        return new StatisticsQuery(null, null, null, null);
    }

    /** From this day on. */
    public StatisticsQuery from(LocalDate day) {
        return new StatisticsQuery(day, to, key, channel);
    }

    /** To this day, which is included. */
    public StatisticsQuery to(LocalDate day) {
        return new StatisticsQuery(from, day, key, channel);
    }

    /** Of the key of this id. */
    public StatisticsQuery key(String id) {
        return new StatisticsQuery(from, to, id, channel);
    }

    /** Of this channel. */
    public StatisticsQuery channel(MessageChannel value) {
        return new StatisticsQuery(from, to, key, value);
    }
}

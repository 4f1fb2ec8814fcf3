package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Statistic;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Store of daily statistics. Counts are written in the same transaction as the events, and outlive the messages. */
public interface StatisticStore {
    /**
     * The account's statistics ordered by day, gateway, key, channel and environment.
     *
     * @param gateway only counts of this gateway; null for all
     * @param first first day, inclusive
     * @param last last day, inclusive
     */
    List<Statistic> between(String accountId, @Nullable String gateway, LocalDate first, LocalDate last);
}

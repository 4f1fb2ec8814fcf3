package dev.latchkey.mockserver.store;

import dev.latchkey.mockserver.model.Statistic;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much happened on which day. Written with what is counted, in the same step; it outlives the messages. */
public interface StatisticStore {
    /**
     * The account's days, the earliest first; within a day ordered by gateway, key, channel and environment.
     *
     * @param gateway of this gateway only; null for every one
     * @param first first day
     * @param last last day
     */
    List<Statistic> between(String accountId, @Nullable String gateway, LocalDate first, LocalDate last);
}

package dev.latchkey.mockserver.delivery.message;

import dev.latchkey.mockserver.model.Refusal;
import dev.latchkey.mockserver.model.Refusal.InvalidField;
import dev.latchkey.mockserver.model.RefusalReason;
import dev.latchkey.mockserver.model.RefusedException;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.store.DataStore;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Daily statistics by key and channel. They are counted as events occur, and remain when the messages are removed. */
public final class DeliveryStatistics {
    private static final int MAX_DAYS = 366;

    private final DataStore store;

    public DeliveryStatistics(DataStore store) {
        this.store = store;
    }

    /**
     * Returns an account's statistics, earliest day first. Days, keys and channels without events are left out.
     *
     * @param gateway only this gateway; null for all
     * @param first first day, by the account's clock, in UTC
     * @param last last day, at most 365 days later
     */
    public List<Statistic> days(String accountId, @Nullable String gateway, LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw invalid("#/to", "before-from", "The last day is before the first. Swap them.");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_DAYS) {
            throw invalid("#/to", "out-of-range", "Ask for at most " + MAX_DAYS + " days at once.");
        }
        return store.statistics().between(accountId, gateway, first, last);
    }

    private static RefusedException invalid(String pointer, String code, String detail) {
        return new RefusedException(
                new Refusal(RefusalReason.INVALID, detail, List.of(new InvalidField(pointer, code, detail)),
                        List.of()));
    }
}

package dev.latchkey.mockserver.store.memory;

import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.store.StatisticStore;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Daily statistics in memory. */
final class MemoryStatistics implements StatisticStore {
    private static final Comparator<Statistic> ORDER = Comparator.comparing(Statistic::day)
            .thenComparing(Statistic::gateway).thenComparing(Statistic::keyId)
            .thenComparing(statistic -> statistic.channel().wireName())
            .thenComparing(statistic -> statistic.environment().name());

    private final StoreLock lock;
    private final AccountDataIndex index;

    MemoryStatistics(StoreLock lock, AccountDataIndex index) {
        this.lock = lock;
        this.index = index;
    }

    @Override
    public List<Statistic> between(String accountId, @Nullable String gateway, LocalDate first, LocalDate last) {
        return lock.read(() -> index.find(accountId).map(data -> data.statistics.entrySet().stream()
                .map(entry -> new Statistic(accountId, entry.getKey().gateway(), entry.getKey().day(),
                        entry.getKey().keyId(), entry.getKey().channel(), entry.getKey().environment(),
                        entry.getValue()))
                .filter(found -> (gateway == null || found.gateway().equals(gateway))
                        && !found.day().isBefore(first) && !found.day().isAfter(last))
                .sorted(ORDER).toList()).orElse(List.of()));
    }
}

package dev.latchkey.sdk.sandbox;

import dev.latchkey.sdk.Paged;
import dev.latchkey.sdk.sandbox.wire.StatisticPage;
import dev.latchkey.sdk.sandbox.wire.StatisticResource;

/** Lists statistics over all pages. */
final class SandboxStatistics {
    private SandboxStatistics() {}

    static Paged<StatisticResource> find(SandboxAccountApi api, StatisticsQuery query) {
        String channel = query.channel() == null ? null : query.channel().name();
        return Paged.byCursor(cursor -> api.statistics(query.from(), query.to(), query.key(), channel, null, cursor),
                StatisticPage::items, StatisticPage::next);
    }
}

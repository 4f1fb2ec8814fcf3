package dev.latchkey.mockserver.gateway.sandbox;

import dev.latchkey.mockserver.account.AccountClocks;
import dev.latchkey.mockserver.account.IdGenerator;
import dev.latchkey.mockserver.delivery.message.DeliveryStatistics;
import dev.latchkey.mockserver.http.ServerRequest;
import dev.latchkey.mockserver.model.Account;
import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.mockserver.rest.QueryParameters;
import dev.latchkey.mockserver.rest.ResultPage;
import dev.latchkey.sdk.sandbox.wire.StatisticPage;
import dev.latchkey.sdk.sandbox.wire.StatisticResource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds pages of the statistics per day, key, channel and environment. */
final class StatisticPages {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_COUNT = 1000;
    private static final int COST_DECIMALS = 4;
    private static final Pattern CURSOR = Pattern.compile("\\d{4}-\\d\\d-\\d\\d\\.key_" + IdGenerator.PATTERN
            + "\\.[a-z]{3,5}\\.[a-z]{4,7}");
    private static final Set<Measure> NON_EVENT_MEASURES = EnumSet.of(Measure.ACCEPTED, Measure.RECIPIENTS,
            Measure.PARTS,
            Measure.COST);

    private final DeliveryStatistics statistics;
    private final AccountClocks clocks;

    StatisticPages(DeliveryStatistics statistics, AccountClocks clocks) {
        this.statistics = statistics;
        this.clocks = clocks;
    }

    StatisticPage read(ServerRequest request, Account account) {
        QueryParameters query = new QueryParameters(request);
        LocalDate to = Objects.requireNonNullElse(query.day("to"),
                LocalDate.ofInstant(clocks.now(account), ZoneOffset.UTC));
        LocalDate from = Objects.requireNonNullElse(query.day("from"), to.minusDays(DEFAULT_DAYS - 1));
        String key = query.text("key");
        Channel channel = query.enumValue("channel", Channel.values(), Channel::wireName);
        int limit = query.limit(MAX_COUNT, MAX_COUNT);
        String cursor = query.cursor(CURSOR);
        query.finish();
        List<Statistic> found = statistics.days(account.id(), SandboxGatewayApi.KEYS.gateway(), from, to).stream()
                .filter(day -> matches(day, key, channel)).toList();
        ResultPage<StatisticResource> page = ResultPage
                .of(found, cursor, limit, StatisticPages::cursor, ResultPage.Order.ASCENDING)
                .map(StatisticPages::resource);
        return new StatisticPage(page.items(), page.next());
    }

    private static boolean matches(Statistic day, @Nullable String key, @Nullable Channel channel) {
        return (key == null || key.equals(day.keyId())) && (channel == null || channel == day.channel());
    }

    private static String cursor(Statistic day) {
        return String.join(".", day.day().toString(), day.keyId(), day.channel().wireName(), day.environment().name());
    }

    private static StatisticResource resource(Statistic day) {
        Map<String, Long> events = new TreeMap<>();
        day.counts().forEach((measure, count) -> {
            if (!NON_EVENT_MEASURES.contains(measure)) {
                events.put(measure.name().toLowerCase(Locale.ROOT).replace('_', '-'), count);
            }
        });
        return new StatisticResource(day.day(), day.keyId(), day.channel().wireName(), day.environment().name(),
                count(day, Measure.ACCEPTED), count(day, Measure.RECIPIENTS), count(day, Measure.PARTS),
                BigDecimal.valueOf(count(day, Measure.COST), COST_DECIMALS), events);
    }

    private static long count(Statistic day, Measure measure) {
        return day.counts().getOrDefault(measure, 0L);
    }
}

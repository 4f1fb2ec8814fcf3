package dev.latchkey.mockserver.store.sql;

import dev.latchkey.mockserver.model.Channel;
import dev.latchkey.mockserver.model.Statistic;
import dev.latchkey.mockserver.model.Statistic.Measure;
import dev.latchkey.sdk.keys.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps daily statistics to rows, with a column for each measure, and back. */
final class StatisticRow {
    private static final String KEY = "account_id, day, gateway, key_id, channel, environment";
    private static final List<String> MEASURES = Arrays.stream(Measure.values()).map(StatisticRow::column).toList();
    private static final String ADD = "INSERT INTO statistics (" + KEY + ", " + String.join(", ", MEASURES)
            + ") SELECT id, ?, ?, ?, ?, ?" + ", ?".repeat(MEASURES.size()) + " FROM accounts WHERE id = ?"
            + " ON CONFLICT (" + KEY + ") DO UPDATE SET "
            + MEASURES.stream().map(name -> name + " = statistics." + name + " + excluded." + name)
                    .collect(Collectors.joining(", "));

    private StatisticRow() {}

    /** Adds the counts to the day's row if the account exists. */
    static void add(SqlSession sql, Statistic count) throws SQLException {
        List<Object> parameters = new ArrayList<>(List.of(count.day().toString(), count.gateway(), count.keyId(),
                count.channel().wireName(), count.environment().name()));
        for (Measure measure : Measure.values()) {
            parameters.add(count.counts().getOrDefault(measure, 0L));
        }
        parameters.add(count.accountId());
        sql.update(ADD, parameters.toArray());
    }

    static Statistic map(ResultSet row) throws SQLException {
        Map<Measure, Long> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            long amount = row.getLong(column(measure));
            if (amount != 0) {
                counts.put(measure, amount);
            }
        }
        return new Statistic(Columns.text(row, "account_id"), Columns.text(row, "gateway"),
                LocalDate.parse(Columns.text(row, "day")), Columns.text(row, "key_id"),
                Channel.fromWireName(Columns.text(row, "channel")), Environment.of(Columns.text(row, "environment")),
                counts);
    }

    private static String column(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }
}

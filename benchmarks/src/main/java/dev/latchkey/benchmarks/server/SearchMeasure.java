package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.load.LoadResult;
import dev.latchkey.benchmarks.process.HttpPeer;
import dev.latchkey.benchmarks.process.Latchkey;
import dev.latchkey.benchmarks.process.RunningHttp;
import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Measures reading with many messages: the first page, and search. */
final class SearchMeasure implements Measure {
    private static final int CONNECTIONS = 20;
    /** A heap for all messages in memory. */
    private static final List<String> FLAGS = List.of("-Xmx1g", "-XX:+UseSerialGC");
    private static final double GOAL_PAGE = 20;
    private static final double GOAL_SEARCH = 200;

    @Override
    public void run(Plan plan, Report report) {
        report.heading("First page and search");
        report.paragraph("With " + SampleStatistics.format(plan.messages())
                + " messages of one account, over the control API;"
                + " milliseconds of " + plan.queries() + " requests one after the other, none of them left out. With "
                + String.join(" ", FLAGS) + ", so that all of them fit into memory.");
        Table table = new Table("server", "messages kept", "asked for", "found", "first", "median", "p99");
        for (Latchkey.Store store : Latchkey.Store.values()) {
            HttpPeer server = Latchkey.with(plan.jars(), store, FLAGS).options("--delivery", "instant",
                    "--keep-messages",
                    "1000000", "--keep-bytes", "4GB");
            Plan.say("Search: " + server.name());
            plan.in(directory -> measure(plan, server, directory, table, report));
        }
        report.table(table);
    }

    private static void measure(Plan plan, HttpPeer server, Path directory, Table table, Report report) {
        try (RunningHttp running = server.start(directory)) {
            LoadResult fill = running.load().run(CONNECTIONS, plan.messages());
            if (!fill.valid()) {
                report.invalid(server.name() + ", filling", String.valueOf(fill.firstError()));
                return;
            }
            try (MessageReader messages = MessageReader.of(running)) {
                String kept = SampleStatistics.format(messages.count());
                double page = timed(plan, server, messages, kept, MessageReader.ALL, table).p99();
                report.atMost("First page, " + server.name() + " (p99)", GOAL_PAGE, " ms", page);
                double slowest = 0;
                for (MessageReader.Word word : messages.words()) {
                    MessageReader.Times times = timed(plan, server, messages, kept, word, table);
                    slowest = Math.max(slowest, times.right(word) ? times.p99() : Double.NaN);
                }
                report.atMost("Search, " + server.name() + " (p99 of the slowest)", GOAL_SEARCH, " ms", slowest);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The server cannot be asked for its messages", e);
        }
    }

    private static MessageReader.Times timed(Plan plan, HttpPeer server, MessageReader messages, String kept,
            MessageReader.Word word, Table table) throws IOException {
        MessageReader.Times times = messages.ask(word.text(), plan.queries());
        if (times.right(word)) {
            table.row(server.name(), kept, word.title(), Integer.toString(times.found()),
                    SampleStatistics.format(times.first()),
                    SampleStatistics.format(times.median()), SampleStatistics.format(times.p99()));
        } else {
            String instead = times.refusal() == null
                    ? times.found() + " instead of " + word.found() + ": this version does not search"
                    : "refused: " + times.refusal();
            table.row(server.name(), kept, word.title(), instead, "–", "–", "–");
        }
        return times;
    }
}

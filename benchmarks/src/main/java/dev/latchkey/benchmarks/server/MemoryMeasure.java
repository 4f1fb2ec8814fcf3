package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.load.ClosedLoop;
import dev.latchkey.benchmarks.load.LoadResult;
import dev.latchkey.benchmarks.process.HttpPeer;
import dev.latchkey.benchmarks.process.Latchkey;
import dev.latchkey.benchmarks.process.MockServerNetty;
import dev.latchkey.benchmarks.process.RunningHttp;
import dev.latchkey.benchmarks.process.Usage;
import dev.latchkey.benchmarks.process.WireMock;
import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Measures the resident memory of a process, idle and under load. */
final class MemoryMeasure implements Measure {
    private static final int CONNECTIONS = 20;
    private static final double BYTES_PER_MB = 1e6;
    private static final double GOAL_IDLE = 110;
    /** A larger ratio between half and all of the sends counts as growth. */
    private static final double FLAT = 1.1;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(2);

    @Override
    public void run(Plan plan, Report report) {
        List<HttpPeer> servers = List.of(
                Latchkey.shipped(plan.jars(), Latchkey.Store.MEMORY, plan.cache()),
                Latchkey.shipped(plan.jars(), Latchkey.Store.SQLITE, plan.cache()),
                new WireMock(plan.jars(), Plan.SAME_FLAGS), new MockServerNetty(plan.jars(), Plan.SAME_FLAGS));
        report.heading("Resident memory");
        report.paragraph("MB of the process, after its first answer and after sends at " + CONNECTIONS
                + " connections; ours with the heap it is shipped with, the others with "
                + String.join(" ", Plan.SAME_FLAGS) + ".");
        Table table = new Table("server", "idle", "after " + plan.sends() / 2 + " sends",
                "after " + plan.sends() + " sends", "second half : first");
        for (HttpPeer server : servers) {
            Plan.say("Memory: " + server.name());
            plan.in(directory -> measure(plan, server, directory, table, report));
        }
        report.table(table);
    }

    private static void measure(Plan plan, HttpPeer server, Path directory, Table table, Report report) {
        try (RunningHttp running = server.start(directory)) {
            double idle = settledHeap(running.usage());
            ClosedLoop loop = running.load();
            LoadResult first = loop.run(CONNECTIONS, plan.sends() / 2);
            double half = settledHeap(running.usage());
            LoadResult second = loop.run(CONNECTIONS, plan.sends() / 2);
            double all = settledHeap(running.usage());
            for (LoadResult result : List.of(first, second)) {
                if (!result.valid()) {
                    report.invalid(server.name() + ", memory", String.valueOf(result.firstError()));
                }
            }
            table.row(server.name(), SampleStatistics.format(idle), SampleStatistics.format(half),
                    SampleStatistics.format(all),
                    SampleStatistics.format(all / half));
            if (server instanceof Latchkey) {
                report.atMost("Idle, " + server.name(), GOAL_IDLE, " MB", idle);
                report.atMost("Flat: after all sends against half of them, " + server.name(), FLAT, " ×", all / half);
            }
        }
    }

    /** Returns MB after a pause for unfinished work. */
    private static double settledHeap(Usage usage) {
        LockSupport.parkNanos(SETTLE_NANOS);
        return usage.residentBytes().stream().mapToDouble(bytes -> bytes / BYTES_PER_MB).findFirst()
                .orElse(Double.NaN);
    }
}

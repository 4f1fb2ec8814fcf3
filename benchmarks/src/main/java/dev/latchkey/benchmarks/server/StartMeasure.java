package dev.latchkey.benchmarks.server;

import dev.latchkey.benchmarks.process.GreenMail;
import dev.latchkey.benchmarks.process.HttpPeer;
import dev.latchkey.benchmarks.process.Latchkey;
import dev.latchkey.benchmarks.process.MockServerNetty;
import dev.latchkey.benchmarks.process.RunningHttp;
import dev.latchkey.benchmarks.process.RunningMail;
import dev.latchkey.benchmarks.process.ServerProcess;
import dev.latchkey.benchmarks.process.Usage;
import dev.latchkey.benchmarks.process.WireMock;
import dev.latchkey.benchmarks.report.SampleStatistics;
import dev.latchkey.benchmarks.report.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Measures the time from the start of a process to its first response: a send over HTTP, or the greeting of GreenMail. */
final class StartMeasure implements Measure {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MB = 1e6;
    private static final double GOAL = 3;

    /** Result of a start. */
    private record Start(ServerProcess.Started started, double residentBytes) {
        static Start of(ServerProcess.Started started, Usage usage) {
            return new Start(started, usage.residentBytes().orElse(0));
        }
    }

    /** Starts and stops one server. */
    private record Starter(String name, Function<Path, Start> start) {}

    @Override
    public void run(Plan plan, Report report) {
        Latchkey memory = Latchkey.shipped(plan.jars(), Latchkey.Store.MEMORY, plan.cache());
        Latchkey sqlite = Latchkey.shipped(plan.jars(), Latchkey.Store.SQLITE, plan.cache());
        HttpPeer wireMock = new WireMock(plan.jars(), Plan.SAME_FLAGS);
        HttpPeer mockServer = new MockServerNetty(plan.jars(), Plan.SAME_FLAGS);
        GreenMail greenMail = new GreenMail(plan.jars(), Plan.SAME_FLAGS);
        List<Starter> starters = List.of(starter(memory), starter(sqlite), starter(wireMock), starter(mockServer),
                new Starter(greenMail.name(), directory -> start(greenMail, directory)));
        Samples wall = new Samples();
        Samples cpu = new Samples();
        Samples resident = new Samples();
        for (int i = 1; i <= plan.starts(); i++) {
            Plan.say("Starts, round " + i + " of " + plan.starts());
            for (Starter starter : plan.shuffled(starters)) {
                plan.in(directory -> {
                    Start start = starter.start().apply(directory);
                    wall.add(starter.name(), start.started().wallNanos() / NANOS_PER_SECOND);
                    cpu.add(starter.name(), start.started().cpuNanos() / NANOS_PER_SECOND);
                    resident.add(starter.name(), start.residentBytes() / BYTES_PER_MB);
                });
            }
        }
        report.heading("Process start to first answer");
        report.paragraph("Until the first send is answered (GreenMail: until it greets). Ours as ./latchkey sandbox"
                + " starts it, SQLite on a fresh directory; the others with "
                + String.join(" ", Plan.SAME_FLAGS) + ". " + plan.starts() + " starts each, in turn.");
        Table table = new Table("server", "wall s", "CPU s", "resident MB then", "CPU, times ours (memory)");
        List<String> names = new ArrayList<>(starters.stream().map(Starter::name).toList());
        for (String name : names) {
            table.row(name, wall.of(name).format(), cpu.of(name).format(), resident.of(name).format(),
                    SampleStatistics.format(cpu.of(name).dividedBy(cpu.of(memory.name())).median()) + " ×");
        }
        report.table(table);
        report.atLeast("CPU of WireMock to start against ours, memory", GOAL,
                cpu.of(wireMock.name()).dividedBy(cpu.of(memory.name())).median());
        report.atLeast("CPU of WireMock to start against ours, SQLite", GOAL,
                cpu.of(wireMock.name()).dividedBy(cpu.of(sqlite.name())).median());
    }

    private static Starter starter(HttpPeer server) {
        return new Starter(server.name(), directory -> {
            try (RunningHttp running = server.start(directory)) {
                return Start.of(running.started(), running.usage());
            }
        });
    }

    private static Start start(GreenMail greenMail, Path directory) {
        try (RunningMail running = greenMail.start(directory).orElseThrow()) {
            return Start.of(running.started(), running.usage());
        }
    }
}
